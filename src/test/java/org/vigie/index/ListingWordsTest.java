package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.listing.Field;
import org.vigie.listing.Value;
import org.vigie.rules.Quote;
import org.vigie.rules.Verdict;

final class ListingWordsTest {

    @TempDir
    Path folder;
    private ListingSearch search;

    @BeforeEach
    void fill() throws IOException {
        Quote quote = new Quote(Field.DESCRIPTION, "sans danger", 0, 11, Made.DOM, "claims it");
        Made.fill(folder, Made.titled("en", "Laser pointer for cats, the children's favourite"),
                Made.observation("fr", Made.listing("fr", "Huile d’eucalyptus pour bébé")
                        .show(Field.DESCRIPTION, new Value.Text("L'huile est sans danger et apaise."), Made.DOM)
                        .build(),
                        Made.START, Made.finding("f1", "R0001", "cosmetics", "high", Verdict.BREACH, quote)),
                Made.titled("de", "Fußballtor für Übungen im Garten"),
                Made.titled("pl", "Żółta latarka łazienkowa z ćwiartką"),
                Made.titled("es", "Muñeca de niña con pilas de botón"),
                Made.titled("it", "Giocattolo così com’è, perché l'acqua"),
                Made.titled("zh", "儿童玩具枪支 LED灯泡"), Made.titled("ja", "子供用レーザーポインター ｷｯｽﾞ"),
                Made.titled("ru", "Детский игрушечный пистолет"),
                Made.observation("attributes", Made.listing("4711-X", "Shirt")
                        .show(Field.ATTRIBUTES, new Value.Attribute("Matière", "Coton biologique"), Made.DOM)
                        .show(Field.BRAND, new Value.Text("Ørsted & Søn"), Made.DOM).absent(Field.GTIN, Made.DOM)
                        .build(), Made.START));
        search = ListingSearch.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        search.close();
    }

    private void finds(String words, String... ids) throws IOException {
        assertThat(Made.ids(search, words)).as(words).containsExactlyInAnyOrder(ids);
    }

    @Test
    void polishDiacriticsAreFoldedOnBothSides() throws IOException {
        finds("zolta", "pl");
        finds("ŻÓŁTA ŁAZIENKOWA", "pl");
        finds("cwiartka", "pl");
        finds("cwiartki", new String[0]);
        finds("ćwiartką", "pl");
    }

    @Test
    void wordsBehindAnElidedArticleAreFound() throws IOException {
        finds("huile", "fr");
        finds("eucalyptus", "fr");
        finds("d'eucalyptus", "fr");
        finds("acqua", "it");
        finds("children", "en");
    }

    @Test
    void germanSpanishItalianRussianWordsAreFound() throws IOException {
        finds("fussballtor ubungen", "de");
        finds("FUSSBALLTOR", "de");
        finds("munequa", new String[0]);
        finds("muneca niña", "es");
        finds("cosi perche", "it");
        finds("ПИСТОЛЕТ", "ru");
        finds("orsted", "attributes");
    }

    @Test
    void chineseWordsOfOneTwoAndThreeCharactersAreFoundInsideARun() throws IOException {
        finds("枪", "zh");
        finds("玩具", "zh");
        finds("玩具枪", "zh");
        finds("玩枪", new String[0]);
        finds("儿童 枪支", "zh");
        finds("led灯", "zh");
        finds("レーザー", "ja");
        finds("キッズ", "ja");
    }

    @Test
    void hiddenSpellingsAreRead() throws IOException {
        Made.fill(folder, Made.titled("soft", "La\u00ADser\u200Bschwert"),
                Made.titled("bold", "\uD835\uDC25\uD835\uDC1A\uD835\uDC2C\uD835\uDC1E\uD835\uDC2B"),
                Made.titled("loose", "cafe\u0301"));
        finds("laserschwert", "soft");
        finds("laser", "bold", "en");
        finds("café", "loose");
        finds("cafe", "loose");
    }

    @Test
    void allWordsAreRequiredAndEachMayStandInAnotherField() throws IOException {
        finds("shirt coton", "attributes");
        finds("shirt laser", new String[0]);
        finds("eucalyptus danger", "fr");
        finds("eucalyptus r0001", "fr");
    }

    @Test
    void quotedWordsStandTogetherAndExcludedOnesDoNotStandAnywhere() throws IOException {
        finds("\"pointer for cats\"", "en");
        finds("\"pointer cats\"", new String[0]);
        finds("„laser pointer”", "en");
        finds("laser -cats", new String[0]);
        finds("laser -dogs", "en");
        finds("shirt -\"coton biologique\"", new String[0]);
        finds("shirt -\"biologique coton\"", "attributes");
        assertThat(Made.ids(search, "-laser")).hasSize(9).doesNotContain("en");
    }

    @Test
    void aPhraseDoesNotReachFromOneValueIntoTheNext() throws IOException {
        finds("\"danger title\"", new String[0]);
        finds("\"biologique orsted\"", new String[0]);
    }

    @Test
    void pastedNumbersAndAddressesAreFound() throws IOException {
        finds("4711-x", "attributes");
        finds("example:4711-X", "attributes");
        finds("https://shop.example/Offer/4711-X", "attributes");
    }

    @Test
    void absenceAndIgnoranceAreAskedForAsWords() throws IOException {
        finds("absent:gtin", "attributes");
        finds("shirt unread:gtin", new String[0]);
        finds("shirt unread:price", "attributes");
        finds("laser -absent:gtin", "en");
        finds("absent:nothing", new String[0]);
    }

    @Test
    void titlesCountMoreThanOtherText() throws IOException {
        Made.fill(folder, Made.observation("body", Made.listing("body", "Toy for pets")
                .show(Field.DESCRIPTION, new Value.Text("with laser"), Made.DOM).build(), Made.START.plusSeconds(9)));
        assertThat(Made.ids(search.search(Made.words("laser")))).containsExactly("en", "body");
    }

    @Test
    void oddWordsNeverThrow() throws IOException {
        List<String> odd = List.of("(((", "\"", "\"\"", "-", "--", "-\"", "\"-\"", "- -", "AND OR NOT", "*:*", "a*?~",
                "\\", "title:", "[1 TO 2]", "\uD83D", "\uDC00\uD800", "\u0000\u0001", "absent:", "-absent:gtin",
                "x".repeat(100_000), "a ".repeat(50_000), "枪".repeat(50_000), "\"" + "q ".repeat(9_000), "😀", "''''");
        for (String words : odd) {
            assertThat(search.search(Made.words(words)).total()).as(words).isBetween(0L, 10L);
        }
        Random random = new Random(7);
        String alphabet = "\"\"--()[]{}*?~^\\/:+&|! \tab枪ł'\u200B\uD83D\uDE00é«»";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder words = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                words.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(search.search(Made.words(words.toString())).total()).as(words.toString()).isBetween(0L, 10L);
        }
    }

    @Test
    void badlyFormedItemsAreReadAsPlainWords() throws IOException {
        finds("((laser", "en");
        finds("\"laser cats", "en");
        finds("laser \"", "en");
        finds("+laser AND", new String[0]);
        assertThat(search.search(Made.words("(((")).total()).isEqualTo(10);
    }
}
