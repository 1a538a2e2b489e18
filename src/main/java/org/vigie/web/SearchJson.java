package org.vigie.web;

import java.util.Map;
import org.vigie.casework.Decision;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Finding;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.StoredObservation;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingJson;
import org.vigie.rules.Quote;
import org.vigie.web.view.SearchQuery;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A page of a search as JSON:
///
/// ```
/// {"total": 12, "page": 1, "size": 20, "took_ms": 3, "next": "/api/search?…",
///  "hits": [{"observation": "…", "first_seen": "…Z", "last_seen": "…Z", "sightings": 2, "shell": "",
///     "listing": {…as in the archive…}, "findings": [{…}], "evidence": {…}}],
///  "facets": {"rule": [{"value": "R0007", "count": 3}]}}
/// ```
/// `next` is missing on the last page. Texts of listings are as they were read: a reader must escape them.
final class SearchJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SearchJson() {
    }

    static String of(SearchQuery query, SearchResult result, Map<String, Decision> decisions) {
        ObjectNode root = NODES.objectNode();
        root.put("total", result.total()).put("page", query.page()).put("size", query.size());
        root.put("took_ms", result.took().toMillis());
        long to = (long) query.page() * query.size();
        if (to < result.total() && to < SearchRequest.MAX_DEPTH) {
            root.put("next", query.onPage(query.page() + 1).address("/api/search"));
        }
        ArrayNode hits = root.putArray("hits");
        result.hits().forEach(hit -> hits.add(hit(hit.observation(), decisions)));
        ObjectNode facets = root.putObject("facets");
        result.facets().forEach((facet, counts) -> {
            ArrayNode values = facets.putArray(facet.key());
            counts.forEach(count -> values.addObject().put("value", count.value()).put("count", count.count()));
        });
        return root.toString();
    }

    private static ObjectNode hit(StoredObservation stored, Map<String, Decision> decisions) {
        Listing listing = stored.observation().listing();
        ObjectNode node = NODES.objectNode();
        node.put("observation", stored.observation().id());
        node.put("first_seen", stored.firstSeen().toString()).put("last_seen", stored.lastSeen().toString());
        node.put("sightings", stored.sightings().size()).put("shell", stored.observation().shell());
        node.put("rule_set", stored.observation().ruleSetDigest());
        node.set("listing", ListingJson.tree(listing));
        ArrayNode findings = node.putArray("findings");
        for (Finding finding : stored.observation().findings()) {
            ObjectNode each = finding(finding);
            Decision decision = decisions.get(finding.id());
            if (decision != null) {
                each.putObject("decision").put("kind", decision.kind().word()).put("author", decision.author())
                        .put("note", decision.note()).put("at", decision.at().toString());
            }
            findings.add(each);
        }
        node.set("evidence", evidence(stored.observation().capture()));
        return node;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode();
        node.put("id", finding.id()).put("rule", finding.rule().id()).put("version", finding.rule().version());
        node.put("rule_digest", finding.rule().digest()).put("title", finding.ruleTitle());
        node.put("topic", finding.topic()).put("severity", finding.severity()).put("trial", finding.trial());
        node.put("law", finding.law()).put("verdict", finding.verdict().word());
        ArrayNode quotes = node.putArray("quotes");
        for (Quote quote : finding.quotes()) {
            quotes.addObject().put("field", quote.field().key()).put("text", quote.text()).put("start", quote.start())
                    .put("end", quote.end()).put("source", quote.place().source()).put("path", quote.place().path())
                    .put("reason", quote.reason());
        }
        ArrayNode toRead = node.putArray("to_read");
        finding.toRead().forEach(field -> toRead.add(field.key()));
        finding.exception().ifPresent(exception -> node.put("exception", exception));
        finding.hunt().ifPresent(hunt -> node.putObject("hunt").put("at", hunt.at().toString()).put("run", hunt.run())
                .put("captured", hunt.captured().toString()).put("record", hunt.capture()));
        return node;
    }

    private static ObjectNode evidence(CaptureRef capture) {
        return NODES.objectNode().put("record", capture.id()).put("url", capture.url())
                .put("at", capture.at().toString()).put("file", capture.file()).put("offset", capture.offset())
                .put("length", capture.length()).put("sha256", capture.sha256())
                .put("payload_sha256", capture.payloadSha256()).put("log_line", capture.logIndex());
    }
}
