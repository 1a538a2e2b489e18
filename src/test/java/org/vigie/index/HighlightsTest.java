package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.evidence.Observation;
import org.vigie.index.SearchResult.Hit;
import org.vigie.index.SearchResult.Passage;
import org.vigie.index.SearchResult.Piece;
import org.vigie.listing.Field;
import org.vigie.listing.Value;
import org.vigie.rules.Verdict;

final class HighlightsTest {

    @TempDir
    Path folder;

    private Hit only(Observation observation, String words) throws IOException {
        Made.fill(folder, observation);
        try (ListingSearch search = ListingSearch.open(folder)) {
            SearchResult result = search.search(Made.words(words));
            assertThat(result.hits()).hasSize(1);
            return result.hits().getFirst();
        }
    }

    private String title(String title, String words) throws IOException {
        return Made.marked(only(Made.titled("1", title), words).title());
    }

    @Test
    void theTitleIsWholeAndOnlyTheWordsAreMarked() throws IOException {
        assertThat(title("Żółta latarka: ŻÓŁTA, zolty <b>", "zolta")).isEqualTo("[Żółta] latarka: [ŻÓŁTA], zolty <b>");
    }

    @Test
    void withoutWordsNothingIsMarked() throws IOException {
        Hit hit = only(Made.titled("1", "Red. Toy! Car? End"), "");
        assertThat(hit.title()).containsExactly(new Piece("Red. Toy! Car? End", false));
        assertThat(hit.passages()).isEmpty();
    }

    @Test
    void chineseMarksEndWhereTheWordEnds() throws IOException {
        assertThat(title("儿童玩具枪支", "玩具枪")).isEqualTo("儿童[玩具枪]支");
    }

    @Test
    void aSingleChineseCharacterIsMarkedAlone() throws IOException {
        assertThat(title("儿童玩具枪支", "枪")).isEqualTo("儿童玩具[枪]支");
    }

    @Test
    void anElidedArticleIsNotMarked() throws IOException {
        assertThat(title("L'huile d’olive", "huile olive")).isEqualTo("L'[huile] d’[olive]");
    }

    @Test
    void ofAPhraseOnlyThePhraseIsMarkedAndAsOne() throws IOException {
        assertThat(title("red car, car red, red car", "\"red car\"")).isEqualTo("[red car], car red, [red car]");
    }

    @Test
    void excludedWordsAreNotMarked() throws IOException {
        assertThat(title("red car", "red -blue")).isEqualTo("[red] car");
    }

    @Test
    void charactersOutsideTheFirstPlaneAndUnseenOnesKeepTheirPlace() throws IOException {
        assertThat(title("😀😀 la\u00ADser 😀", "laser")).isEqualTo("😀😀 [la\u00ADser] 😀");
    }

    @Test
    void passagesSayTheirFieldAndStandAroundTheWords() throws IOException {
        String filler = "Nothing to see in this sentence, and it is long enough to fill a passage by itself. "
                .repeat(8);
        Observation observation = Made.observation("1", Made.listing("1", "Toy")
                .show(Field.DESCRIPTION, new Value.Text(filler + "The magnet is strong. " + filler), Made.DOM)
                .show(Field.ATTRIBUTES, new Value.Attribute("Closure", "magnet"), Made.DOM)
                .show(Field.SELLER, new Value.Text("Magnet & Co"), Made.DOM).build(), Made.START,
                Made.finding("f", "R0001", "toys", "high", Verdict.BREACH));
        Hit hit = only(observation, "magnet");
        assertThat(hit.passages()).extracting(Passage::field).containsExactly("description", "attributes", "seller");
        assertThat(Made.passages(hit).get(1)).isEqualTo("attributes: Closure: [magnet]");
        assertThat(Made.passages(hit).get(2)).isEqualTo("seller: [Magnet] & Co");
        String description = Made.passages(hit).getFirst();
        assertThat(description).contains("The [magnet] is strong.").hasSizeBetween(100, 400);
        assertThat(filler + "The magnet is strong. " + filler).contains(hit.passages().getFirst().pieces().stream()
                .map(Piece::text).collect(Collectors.joining()));
    }

    @Test
    void aRuleFoundByItsTitleIsShown() throws IOException {
        Hit hit = only(Made.observation("1", Made.listing("1", "Toy").build(), Made.START,
                Made.finding("f", "R0007", "toys", "high", Verdict.BREACH)), "r0007");
        assertThat(Made.passages(hit)).containsExactly("rule: Title of [R0007]");
    }

    @Test
    void atMostThreePassagesAreGiven() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            text.append("magnet ").append(("filler" + i + " ").repeat(60));
        }
        Hit hit = only(Made.observation("1", Made.listing("1", "Toy")
                .show(Field.DESCRIPTION, new Value.Text(text.toString()), Made.DOM).build(), Made.START), "magnet");
        assertThat(hit.passages()).hasSize(3).allMatch(p -> Made.marked(p.pieces()).contains("[magnet]"));
    }
}
