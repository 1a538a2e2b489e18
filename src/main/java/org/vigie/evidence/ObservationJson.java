package org.vigie.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.listing.Field;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.ListingJson;
import org.vigie.listing.Place;
import org.vigie.rules.Quote;
import org.vigie.rules.RuleRef;
import org.vigie.rules.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An observation as JSON: what the archive seals and the index stores.
///
/// ```
/// {"id": "…", "run": "…", "watch": "…", "ruleSet": "…", "shell": "",
///  "capture": {"id": "urn:uuid:…", "url": "…", "at": "2026-11-24T10:00:00Z", "file": "warc/…", "offset": 0,
///     "length": 900, "sha256": "…", "payloadSha256": "…", "logIndex": 0},
///  "listing": {…},
///  "findings": [{"id": "…", "rule": {"id": "R0007", "version": 2, "digest": "…"}, "title": "…", "topic": "…",
///     "severity": "high", "trial": false, "law": "…", "verdict": "breach",
///     "quotes": [{"field": "title", "text": "…", "start": 0, "end": 3, "source": "…", "path": "…",
///     "reason": "…"}],
///     "toRead": ["brand"], "exception": "…",
///     "hunt": {"at": "2027-01-05T09:00:00Z", "run": "…", "captured": "2026-11-24T10:00:00Z",
///     "capture": "urn:uuid:…"}}]}
/// ```
/// `listing` has the form of [ListingJson]; `exception` and `hunt` are left out when there is none. Keys always stand in this
/// order, so equal observations have equal bytes.
public final class ObservationJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ObservationJson() {
    }

    public static String write(Observation observation) {
        ObjectNode root = JSON.createObjectNode();
        root.put("id", observation.id()).put("run", observation.runId()).put("watch", observation.watch())
                .put("ruleSet", observation.ruleSetDigest()).put("shell", observation.shell());
        CaptureRef capture = observation.capture();
        root.putObject("capture").put("id", capture.id()).put("url", capture.url()).put("at", capture.at().toString())
                .put("file", capture.file()).put("offset", capture.offset()).put("length", capture.length())
                .put("sha256", capture.sha256()).put("payloadSha256", capture.payloadSha256())
                .put("logIndex", capture.logIndex());
        root.set("listing", ListingJson.tree(observation.listing()));
        ArrayNode findings = root.putArray("findings");
        observation.findings().forEach(finding -> write(findings.addObject(), finding));
        return JSON.writeValueAsString(root);
    }

    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    private static void write(ObjectNode node, Finding finding) {
        node.put("id", finding.id());
        node.putObject("rule").put("id", finding.rule().id()).put("version", finding.rule().version())
                .put("digest", finding.rule().digest());
        node.put("title", finding.ruleTitle()).put("topic", finding.topic()).put("severity", finding.severity())
                .put("trial", finding.trial()).put("law", finding.law()).put("verdict", finding.verdict().word());
        ArrayNode quotes = node.putArray("quotes");
        for (Quote quote : finding.quotes()) {
            quotes.addObject().put("field", quote.field().key()).put("text", quote.text()).put("start", quote.start())
                    .put("end", quote.end()).put("source", quote.place().source()).put("path", quote.place().path())
                    .put("reason", quote.reason());
        }
        ArrayNode toRead = node.putArray("toRead");
        finding.toRead().forEach(field -> toRead.add(field.key()));
        finding.exception().ifPresent(id -> node.put("exception", id));
        finding.hunt().ifPresent(hunt -> node.putObject("hunt").put("at", hunt.at().toString()).put("run", hunt.run())
                .put("captured", hunt.captured().toString()).put("capture", hunt.capture()));
    }

    /// Reads what [#write] gives.
    ///
    /// @throws IllegalArgumentException when it is not that form, naming the key
    public static Observation read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<Finding> findings = new ArrayList<>();
            for (JsonNode finding : array(root, "findings")) {
                findings.add(finding(finding));
            }
            return new Observation(text(root, "id"), ListingJson.read(object(root, "listing")),
                    capture(object(root, "capture")), text(root, "run"), text(root, "watch"), text(root, "ruleSet"),
                    text(root, "shell"), List.copyOf(findings));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        } catch (InvalidListingException e) {
            throw new IllegalArgumentException("`listing`: " + e.getMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("`at` is not a moment: " + e.getMessage(), e);
        }
    }

    private static CaptureRef capture(JsonNode node) {
        return new CaptureRef(text(node, "id"), text(node, "url"), Instant.parse(text(node, "at")),
                text(node, "file"), number(node, "offset"), number(node, "length"), text(node, "sha256"),
                text(node, "payloadSha256"), number(node, "logIndex"));
    }

    private static Finding finding(JsonNode node) {
        JsonNode rule = object(node, "rule");
        List<Quote> quotes = new ArrayList<>();
        for (JsonNode quote : array(node, "quotes")) {
            quotes.add(new Quote(field(text(quote, "field")), text(quote, "text"), whole(quote, "start"),
                    whole(quote, "end"), new Place(text(quote, "source"), text(quote, "path")),
                    text(quote, "reason")));
        }
        List<Field> toRead = new ArrayList<>();
        for (JsonNode field : array(node, "toRead")) {
            toRead.add(field(field.asString()));
        }
        return new Finding(text(node, "id"),
                new RuleRef(text(rule, "id"), whole(rule, "version"), text(rule, "digest")), text(node, "title"),
                text(node, "topic"), text(node, "severity"), flag(node, "trial"), text(node, "law"),
                verdict(text(node, "verdict")), List.copyOf(quotes), List.copyOf(toRead),
                node.has("exception") ? Optional.of(text(node, "exception")) : Optional.empty(),
                node.has("hunt") ? Optional.of(hunt(object(node, "hunt"))) : Optional.empty());
    }

    private static Finding.Hunt hunt(JsonNode node) {
        return new Finding.Hunt(Instant.parse(text(node, "at")), text(node, "run"),
                Instant.parse(text(node, "captured")), text(node, "capture"));
    }

    private static Verdict verdict(String word) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.word().equals(word)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("`" + word + "` is not a verdict");
    }

    private static Field field(String key) {
        return Field.ofKey(key).orElseThrow(() -> new IllegalArgumentException("`" + key + "` is not a field"));
    }

    private static JsonNode object(JsonNode node, String key) {
        return member(node, key, node.path(key).isObject(), "an object");
    }

    private static JsonNode array(JsonNode node, String key) {
        return member(node, key, node.path(key).isArray(), "a list");
    }

    private static String text(JsonNode node, String key) {
        return member(node, key, node.path(key).isString(), "a text").asString();
    }

    private static long number(JsonNode node, String key) {
        return member(node, key, node.path(key).canConvertToLong(), "a whole number").asLong();
    }

    private static int whole(JsonNode node, String key) {
        return member(node, key, node.path(key).canConvertToInt(), "a whole number").asInt();
    }

    private static boolean flag(JsonNode node, String key) {
        return member(node, key, node.path(key).isBoolean(), "true or false").asBoolean();
    }

    private static JsonNode member(JsonNode node, String key, boolean fits, String shape) {
        if (!fits) {
            throw new IllegalArgumentException("`" + key + "` is missing or not " + shape);
        }
        return node.path(key);
    }
}
