package org.vigie.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.index.SearchResult.Piece;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.rules.Quote;

class QuotedTextTest {

    private static final Place PLACE = new Place("dom", "p");

    @Test
    void shortTextIsShownWholeWithItsWordsMarked() {
        QuotedText quoted = only("A very strong magnet", quote("A very strong magnet", "strong"));

        assertThat(quoted.window()).containsExactly(new Piece("A very ", false), new Piece("strong", true),
                new Piece(" magnet", false));
        assertThat(quoted.whole()).isEmpty();
        assertThat(quoted.note()).isEmpty();
    }

    @Test
    void longTextIsWindowedAndLosesNothingInTheWhole() {
        String text = "a ".repeat(3_000) + "strong magnet" + " b".repeat(3_000);

        QuotedText quoted = only(text, quote(text, "strong magnet"));

        assertThat(marked(quoted.window())).isEqualTo("strong magnet");
        assertThat(all(quoted.window())).startsWith("… ").endsWith(" …").hasSizeLessThan(1_300);
        assertThat(all(quoted.whole())).isEqualTo(text);
        assertThat(marked(quoted.whole())).isEqualTo("strong magnet");
    }

    @Test
    void overlappingWordsAreMarkedOnceAndKeepBothReasons() {
        String text = "very strong magnet";
        List<QuotedText> all = QuotedText.of(List.of(new Quote(Field.TITLE, "very strong", 0, 11, PLACE, "one"),
                new Quote(Field.TITLE, "strong magnet", 5, 18, PLACE, "two")), listing(text));

        assertThat(all).hasSize(1);
        assertThat(all.getFirst().window()).containsExactly(new Piece("very strong magnet", true));
        assertThat(all.getFirst().reasons()).containsExactly("one", "two");
    }

    @Test
    void wordsThatDoNotStandThereAreShownWithAWarning() {
        for (int start : new int[]{-1, 3, 400}) {
            QuotedText quoted = only("A very strong magnet",
                    new Quote(Field.TITLE, "strong", start, start + 6, PLACE, "r"));
            assertThat(quoted.window()).containsExactly(new Piece("strong", true));
            assertThat(quoted.note()).contains("captured source");
        }
    }

    @Test
    void anAbsenceSaysThatItWasLookedFor() {
        QuotedText quoted = QuotedText.of(List.of(new Quote(Field.WARNINGS, "", 0, 0, PLACE, "no warning")),
                listing("x")).getFirst();

        assertThat(quoted.window()).isEmpty();
        assertThat(quoted.note()).startsWith("Not there");
    }

    @Test
    void windowsNeverCutACharacterInTwo() {
        for (int shift = 0; shift < 2; shift++) {
            String text = "x".repeat(shift) + "\uD83D\uDE00".repeat(2_000) + "strong" + "\uD83D\uDE00".repeat(2_000);
            String window = all(only(text, quote(text, "strong")).window()).replace("… ", "").replace(" …", "");
            assertThat(Character.isLowSurrogate(window.charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(window.charAt(window.length() - 1))).isFalse();
        }
    }

    private static QuotedText only(String text, Quote quote) {
        List<QuotedText> all = QuotedText.of(List.of(quote), listing(text));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Quote quote(String text, String words) {
        return new Quote(Field.TITLE, words, text.indexOf(words), text.indexOf(words) + words.length(), PLACE, "r");
    }

    private static Listing listing(String text) {
        return Listing.of(new ListingKey("m", "1"), "").show(Field.TITLE, new Value.Text(text), PLACE).build();
    }

    private static String all(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static String marked(List<Piece> pieces) {
        return pieces.stream().filter(Piece::marked).map(Piece::text).collect(Collectors.joining("|"));
    }
}
