package org.vigie.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.vigie.evidence.Samples.NOW;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingJson;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.rules.RuleRef;
import org.vigie.rules.Verdict;

final class ObservationJsonTest {

    private static final CaptureRef CAPTURE = new CaptureRef("urn:uuid:1", "https://shop.example/1", NOW,
            "warc/vigie-000001.warc.gz", 5_000_000_000L, 900, "ab".repeat(32), "cd".repeat(32), 7);

    @Test
    void observationComesBackEqualAndItsBytesToo() {
        Observation observation = Samples.observation(CAPTURE, "1");
        String json = ObservationJson.write(observation);
        assertThat(ObservationJson.read(json)).isEqualTo(observation);
        assertThat(ObservationJson.write(ObservationJson.read(json))).isEqualTo(json);
        assertThat(json).startsWith("{\"id\":\"" + observation.id() + "\",\"run\":\"run-1\",\"watch\":\"lamps\"");
    }

    @Test
    void everyPrefixAndEveryMissingKeyIsRefusedByName() {
        String json = ObservationJson.write(Samples.observation(CAPTURE, "1"));
        for (int length = 0; length < json.length(); length++) {
            String prefix = json.substring(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> ObservationJson.read(prefix));
        }
        for (String key : List.of("run", "logIndex", "offset", "listing", "findings", "version", "verdict", "quotes",
                "field", "trial", "toRead", "at")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ObservationJson.read(json.replace("\"" + key + "\":", "\"other\":")))
                    .withMessageContaining(key);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ObservationJson.read(json.replace("breach", "guilty")))
                .withMessageContaining("guilty");
        assertThatIllegalArgumentException().isThrownBy(() -> ObservationJson.read("[]"));
    }

    @Test
    void idsFollowTheirFormula() {
        Listing listing = Samples.listing("1", "Lampe");
        String facts = ListingJson.factsTree(listing).toString();
        assertThat(ObservationIds.observation(listing, "dd")).isEqualTo(Sha256
                .hex(Samples.utf8("[\"observation\",\"example\",\"1\"," + facts + ",\"dd\"]")).substring(0, 32));
        RuleRef rule = new RuleRef("R0001", 3, "ee");
        assertThat(ObservationIds.finding(rule, listing, Verdict.BREACH, Samples.judgements().getFirst().quotes()))
                .isEqualTo(Sha256.hex(Samples.utf8("[\"finding\",\"R0001\",3,\"ee\",\"example\",\"1\"," + facts
                        + ",\"breach\",[[\"title\",\"Lampe\",0,5,\"json-ld\",\"$.name\","
                        + "\"is an electrical device\"]]]")).substring(0, 32));
    }

    @Test
    void idsChangeWithFactsRulesAndVerdictButNotWithTheAddress() {
        Listing listing = Samples.listing("1", "Lampe");
        Listing moved = Listing.of(listing.key(), "https://other.example/").build();
        Listing here = Listing.of(listing.key(), "https://shop.example/").build();
        assertThat(ObservationIds.observation(moved, "d")).isEqualTo(ObservationIds.observation(here, "d"));
        Listing dearer = listing.with().show(Field.BRAND, new Value.Text("X"), new Place("dom", "b")).build();
        assertThat(List.of(ObservationIds.observation(listing, "d"), ObservationIds.observation(dearer, "d"),
                ObservationIds.observation(listing, "e"),
                ObservationIds.observation(Samples.listing("2", "Lampe"), "d"))).doesNotHaveDuplicates();
        RuleRef rule = new RuleRef("R0001", 1, "a");
        assertThat(List.of(ObservationIds.finding(rule, listing, Verdict.BREACH, List.of()),
                ObservationIds.finding(rule, listing, Verdict.UNDECIDED, List.of()),
                ObservationIds.finding(rule, dearer, Verdict.BREACH, List.of()),
                ObservationIds.finding(new RuleRef("R0001", 2, "a"), listing, Verdict.BREACH, List.of()),
                ObservationIds.finding(new RuleRef("R0001", 1, "b"), listing, Verdict.BREACH, List.of()),
                ObservationIds.finding(rule, listing, Verdict.BREACH, Samples.judgements().getFirst().quotes())))
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyBreachesAndUndecidedOnesBecomeFindings() {
        List<Finding> findings = Findings.of(Samples.listing("1", "Lampe"), Samples.judgements());
        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.BREACH, Verdict.UNDECIDED);
        Finding undecided = findings.getLast();
        assertThat(undecided.exception()).isEqualTo(Optional.of("E1"));
        assertThat(undecided.toRead()).containsExactly(Field.BRAND);
        assertThat(undecided.trial()).isTrue();
        assertThat(undecided.severity()).isEqualTo("high");
        assertThat(undecided.law())
                .isEqualTo("Regulation (EU) 2023/988, Article 19(b); Directive 2001/95/EC, Article 5");
    }

    @Test
    void findingCitesOnlyTheLawInForceOnTheDay() {
        assertThat(Findings.of(Samples.listing("1", "Lampe"), Samples.judgements(), LocalDate.of(2026, 11, 24)))
                .allMatch(f -> f.law().equals("Regulation (EU) 2023/988, Article 19(b)"));
    }
}
