package org.vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.vigie.crawl.Exchange;
import org.vigie.crawl.Outcome;

/// Turns one capture into the records that seal it. Fields of our own: `Vigie-Run`, `Vigie-Outcome`, `Vigie-Note` (why,
/// or the mark of a challenge), `Vigie-Finished` (when the answer had come; WARC-Date is when the request was sent),
/// `Vigie-Term` (on what terms it was asked
/// for, one field each), `Vigie-Origin` (of what was handed in), `Vigie-Seal` (the same for all records sealed together) and
/// [StoredRecord.Place#FIELD].
final class Drafts {

    private static final String RESPONSE = "application/http;msgtype=response";
    private static final String REQUEST = "application/http;msgtype=request";

    private static final int LONGEST_URL = 100_000;

    private final String runId;
    private final String seal;
    private final Originals originals;

    /// @param seal the same for all records that are put on disk together
    Drafts(String runId, String seal, Originals originals) {
        this.seal = seal;
        this.runId = HeaderText.note(runId);
        this.originals = originals;
    }

    /// Records of one capture, and the one that stands for it.
    ///
    /// @param kind kind of the log line
    /// @param asked the address asked for, escaped
    /// @param url the address of the cited record, as it came
    record Sealable(String kind, List<Draft> drafts, Draft cited, String asked, String url, Instant at,
            String payloadSha256) {}

    /// Refuses what could be written but not be read again within the archive's limits.
    private static void refuseTooLarge(String url, byte[] body) throws IOException {
        if (url.length() > LONGEST_URL) {
            throw new IOException("The address " + url.substring(0, 100) + "… has " + url.length() + " characters; "
                    + LONGEST_URL + " are the most that are sealed.");
        }
        if (body.length > Archive.LARGEST_BODY) {
            throw new IOException("The body of " + url + " has " + body.length + " bytes; " + Archive.LARGEST_BODY
                    + " are the most that are sealed.");
        }
    }

    String seal() {
        return seal;
    }

    Sealable web(Outcome outcome, List<String> terms, Instant now) throws IOException {
        refuseTooLarge(outcome.url(), new byte[0]);
        for (Exchange exchange : outcome.exchanges()) {
            refuseTooLarge(exchange.url(), exchange.wireBody());
        }
        String asked = HeaderText.uri(outcome.url());
        if (outcome.exchanges().isEmpty()) {
            Draft draft = noAnswer(outcome, terms, asked, now);
            return new Sealable(LogLine.CAPTURE, List.of(draft), draft, asked, outcome.url(), now,
                    Sha256.hex(new byte[0]));
        }
        List<Draft> drafts = new ArrayList<>();
        Exchange last = outcome.exchanges().getLast();
        for (int i = 0; i < outcome.exchanges().size(); i++) {
            Exchange exchange = outcome.exchanges().get(i);
            Draft answer = answer(exchange, outcome, terms, i == outcome.exchanges().size() - 1);
            drafts.add(answer);
            drafts.add(request(exchange, answer, terms));
        }
        return new Sealable(LogLine.CAPTURE, drafts, drafts.get(drafts.size() - 2), asked, last.url(),
                last.finishedAt(), payload(outcome, last, drafts.get(drafts.size() - 2)));
    }

    private static String payload(Outcome outcome, Exchange last, Draft sealed) {
        return outcome instanceof Outcome.NotModified same && sealed.type().equals("revisit")
                ? same.known().payloadSha256()
                : Sha256.hex(last.wireBody());
    }

    private Draft answer(Exchange exchange, Outcome outcome, List<String> terms, boolean last) throws IOException {
        String url = HeaderText.uri(exchange.url());
        if (last && outcome instanceof Outcome.NotModified same) {
            Optional<Draft> notModified = notModified(exchange, same, terms, url);
            if (notModified.isPresent()) {
                return notModified.get();
            }
        }
        String digest = Sha256.hex(exchange.wireBody());
        byte[] head = HttpHead.response(exchange).bytes();
        boolean whole = exchange.wireBody().length > 0 && !exchange.truncated();
        Optional<LogLine.Member> original = whole ? originals.find(url, digest) : Optional.empty();
        if (original.isPresent()) {
            WarcRevisit.Builder builder = revisit(url, digest, original.get());
            answerFields(builder, exchange, outcome, terms, last);
            return Draft.of(builder, exchange.startedAt(), RESPONSE, head, seal, GzipMember.FAST);
        }
        WarcResponse.Builder builder = new WarcResponse.Builder(url);
        builder.setHeader("WARC-Payload-Digest", "sha256:" + digest);
        if (exchange.truncated()) {
            builder.truncated(WarcTruncationReason.LENGTH);
        }
        answerFields(builder, exchange, outcome, terms, last);
        int level = exchange.header("Content-Encoding").isPresent() ? GzipMember.STORE : GzipMember.FAST;
        Draft draft = Draft.of(builder, exchange.startedAt(), RESPONSE, join(head, exchange.wireBody()), seal, level);
        return whole ? draft.original(digest, url) : draft;
    }

    /// A revisit of the answer that still stands; nothing when this archive does not hold it.
    private Optional<Draft> notModified(Exchange exchange, Outcome.NotModified same, List<String> terms, String url)
            throws IOException {
        String digest = same.known().payloadSha256();
        Optional<LogLine.Member> original = originals.find(url, digest);
        if (original.isEmpty()) {
            return Optional.empty();
        }
        WarcRevisit.Builder builder = revisit(url, digest, original.get(), WarcRevisit.SERVER_NOT_MODIFIED_1_1);
        answerFields(builder, exchange, same, terms, true);
        return Optional.of(Draft.of(builder, exchange.startedAt(), RESPONSE, HttpHead.response(exchange).bytes(), seal,
                GzipMember.FAST));
    }

    private <R extends WarcRecord, B extends WarcRecord.AbstractBuilder<R, B>> void answerFields(B builder,
            Exchange exchange, Outcome outcome, List<String> terms, boolean last) {
        connection(builder, exchange);
        builder.setHeader("Vigie-Finished", exchange.finishedAt().toString());
        builder.setHeader("Vigie-Run", runId);
        terms.forEach(term -> builder.addHeader("Vigie-Term", HeaderText.note(term)));
        if (last) {
            builder.setHeader("Vigie-Outcome", outcome.word());
            note(outcome).ifPresent(note -> builder.setHeader("Vigie-Note", HeaderText.note(note)));
        }
    }

    /// The address that answered, and the protocol in the words of the proposed field WARC-Protocol.
    private static <R extends WarcRecord, B extends WarcRecord.AbstractBuilder<R, B>> void connection(B builder,
            Exchange exchange) {
        String address = HeaderText.line(exchange.remoteAddress());
        if (!address.isEmpty()) {
            builder.setHeader("WARC-IP-Address", address);
        }
        String protocol = exchange.protocol().toLowerCase(Locale.ROOT);
        builder.setHeader("WARC-Protocol", protocol.startsWith("http/2") ? "h2" : HeaderText.line(protocol));
    }

    private Draft request(Exchange exchange, Draft answer, List<String> terms) {
        WarcRequest.Builder builder = new WarcRequest.Builder(HeaderText.uri(exchange.url()));
        builder.setHeader("WARC-Concurrent-To", "<" + answer.id() + ">");
        connection(builder, exchange);
        builder.setHeader("Vigie-Run", runId);
        terms.forEach(term -> builder.addHeader("Vigie-Term", HeaderText.note(term)));
        return Draft.of(builder, exchange.startedAt(), REQUEST, HttpHead.request(exchange).bytes(), seal,
                GzipMember.FAST);
    }

    private static Optional<String> note(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Challenged challenged -> Optional.of(challenged.marker());
            case Outcome.Failed failed -> Optional.of(failed.why());
            case Outcome.RefusedByRobots refused -> Optional.of(refused.why());
            case Outcome.RateLimited limited -> limited.retryAfter().map(wait -> "asked to wait " + wait);
            case Outcome.Fetched fetched -> Optional.empty();
            case Outcome.Gone gone -> Optional.empty();
            case Outcome.NotModified same -> Optional.empty();
            case Outcome.GeoBlocked blocked -> Optional.of(blocked.marker());
        };
    }

    private Draft noAnswer(Outcome outcome, List<String> terms, String url, Instant now) {
        String why = HeaderText.note(note(outcome).orElse(""));
        WarcMetadata.Builder builder = new WarcMetadata.Builder().targetURI(url);
        builder.setHeader("Vigie-Run", runId).setHeader("Vigie-Outcome", outcome.word());
        terms.forEach(term -> builder.addHeader("Vigie-Term", HeaderText.note(term)));
        String block = "outcome: " + outcome.word() + "\r\n" + (why.isEmpty() ? "" : "why: " + why + "\r\n");
        return Draft.of(builder, now, "application/warc-fields", block.getBytes(StandardCharsets.UTF_8), seal,
                GzipMember.FAST);
    }

    Sealable handedIn(Capture.HandedIn capture) throws IOException {
        refuseTooLarge(capture.url(), capture.body());
        String url = HeaderText.uri(capture.url());
        String digest = Sha256.hex(capture.body());
        String type = HeaderText.note(capture.contentType());
        Draft draft = handedIn(capture, url, digest, type.isEmpty() ? "application/octet-stream" : type);
        return new Sealable(LogLine.HANDED_IN, List.of(draft), draft, url, capture.url(), capture.at(), digest);
    }

    private Draft handedIn(Capture.HandedIn capture, String url, String digest, String type) throws IOException {
        Optional<LogLine.Member> original = capture.body().length == 0
                ? Optional.empty()
                : originals.find(url, digest);
        if (original.isPresent()) {
            WarcRevisit.Builder builder = revisit(url, digest, original.get());
            origin(builder, capture);
            return Draft.of(builder, capture.at(), type, new byte[0], seal, GzipMember.FAST);
        }
        WarcResource.Builder builder = new WarcResource.Builder().setHeader("WARC-Target-URI", url)
                .setHeader("WARC-Payload-Digest", "sha256:" + digest);
        origin(builder, capture);
        Draft draft = Draft.of(builder, capture.at(), type, capture.body(), seal, GzipMember.FAST);
        return capture.body().length == 0 ? draft : draft.original(digest, url);
    }

    private <R extends WarcRecord, B extends WarcRecord.AbstractBuilder<R, B>> void origin(B builder,
            Capture.HandedIn capture) {
        builder.setHeader("Vigie-Run", runId).setHeader("Vigie-Origin", HeaderText.note(capture.origin()));
    }

    private static WarcRevisit.Builder revisit(String url, String digest, LogLine.Member original) {
        return revisit(url, digest, original, WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
    }

    private static WarcRevisit.Builder revisit(String url, String digest, LogLine.Member original, URI profile) {
        return new WarcRevisit.Builder(url, profile)
                .refersTo(URI.create(original.id()), original.url(), original.date())
                .setHeader("WARC-Payload-Digest", "sha256:" + digest)
                .setHeader(StoredRecord.Place.FIELD, new StoredRecord.Place(original.file(), original.offset(),
                        original.length(), original.sha256()).toString());
    }

    Draft observation(Observation observation, Instant now) {
        CaptureRef capture = observation.capture();
        WarcMetadata.Builder builder = new WarcMetadata.Builder().targetURI(HeaderText.uri(capture.url()));
        builder.setHeader("WARC-Refers-To", "<" + HeaderText.uri(capture.id()) + ">").setHeader("Vigie-Run", runId);
        return Draft.of(builder, now, "application/json",
                ObservationJson.write(observation).getBytes(StandardCharsets.UTF_8), seal, GzipMember.FAST);
    }

    private static byte[] join(byte[] head, byte[] body) {
        ByteArrayOutputStream block = new ByteArrayOutputStream(head.length + body.length);
        block.writeBytes(head);
        block.writeBytes(body);
        return block.toByteArray();
    }
}
