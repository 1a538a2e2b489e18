package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingForm;
import org.vigie.yaml.Problems;

/// The rule that asks for sealed review rests on clinical facts that converge, and its band of heights is a number in
/// its file: whoever runs it may set another one. It never qualifies anything.
class ReviewBandTest {

    private static final Path RULE = Path.of("rules/fr/R0031-childlike-doll-review.yaml");

    @ParameterizedTest
    @CsvSource(textBlock = """
            120 cm, 120 cm, false, UNDECIDED
            120 cm, 121 cm, false, CLEAR
            100 cm, 120 cm, false, CLEAR
            100 cm, 100 cm, false, UNDECIDED
            140 cm, 121 cm, false, UNDECIDED
            100 cm, 165 cm, true,  UNDECIDED
            """)
    void theBandIsWhatTheFileSays(String band, String height, String flag, Verdict verdict)
            throws IOException, InvalidListingException {
        assertThat(judge(band, "adult doll", height, flag)).isEqualTo(verdict);
    }

    /// One fact alone is no reason: without the product type nothing is asked.
    @ParameterizedTest
    @CsvSource({"toy, 40 cm, true", "shop mannequin, 110 cm, false"})
    void oneFactAloneAsksForNothing(String type, String height, String flag)
            throws IOException, InvalidListingException {
        assertThat(judge("120 cm", type, height, flag)).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    private static Verdict judge(String band, String type, String height, String flag)
            throws IOException, InvalidListingException {
        String text = Files.readString(RULE).replace("at_most: 120 cm", "at_most: " + band);
        Problems problems = new Problems();
        RuleSet rules = new RuleBundle(new RuleRef("R0031", 1, "0"), "fr/" + RULE.getFileName(), text, Map.of())
                .compile("test", problems).orElseThrow();
        problems.throwIfAny();
        Listing listing = ListingForm.read(Map.of("id", "1", "marketplace", "made", "title", "Article",
                "product_type", type, "attributes", Map.of("height", height, "age_suggesting_word", flag)));
        return Judge.judge(rules.compiled("R0031").orElseThrow(), rules.sight(listing, LocalDate.of(2026, 11, 24)))
                .verdict();
    }
}
