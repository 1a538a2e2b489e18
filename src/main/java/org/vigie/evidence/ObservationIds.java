package org.vigie.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingJson;
import org.vigie.rules.Quote;
import org.vigie.rules.RuleRef;
import org.vigie.rules.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Ids that depend on content alone, so that two scanners that see the same give it the same id.
///
/// An id is the first 16 bytes, in hex, of SHA-256 over the UTF-8 bytes of a JSON array without white space:
///
/// ```
/// observation  ["observation", marketplace, id, facts, rule set digest]
/// finding      ["finding", rule id, version, rule digest, marketplace, id, facts, verdict,
///     [[field, text, start, end, source, path, reason], …]]
/// ```
/// `facts` is the object that [ListingJson#factsTree] gives; neither the address nor any time goes in.
public final class ObservationIds {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BYTES = 16;

    private ObservationIds() {
    }

    public static String observation(Listing listing, String ruleSetDigest) {
        ArrayNode parts = JSON.createArrayNode().add("observation").add(listing.key().marketplace())
                .add(listing.key().id()).add(ListingJson.factsTree(listing)).add(ruleSetDigest);
        return id(parts);
    }

    public static String finding(RuleRef rule, Listing listing, Verdict verdict, List<Quote> quotes) {
        ArrayNode parts = JSON.createArrayNode().add("finding").add(rule.id()).add(rule.version()).add(rule.digest())
                .add(listing.key().marketplace()).add(listing.key().id()).add(ListingJson.factsTree(listing))
                .add(verdict.word());
        ArrayNode all = parts.addArray();
        for (Quote quote : quotes) {
            all.addArray().add(quote.field().key()).add(quote.text()).add(quote.start()).add(quote.end())
                    .add(quote.place().source()).add(quote.place().path()).add(quote.reason());
        }
        return id(parts);
    }

    private static String id(ArrayNode parts) {
        byte[] hash = Sha256.of(JSON.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    }
}
