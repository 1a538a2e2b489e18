package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.normalise.Amount;
import org.vigie.normalise.FoldedText;
import org.vigie.normalise.Folding;
import org.vigie.normalise.Measure;
import org.vigie.normalise.Span;
import org.vigie.normalise.Tokens;

/// Words are found through every disguise, quoted exactly as the page writes them, and not found inside other words.
class DisguisesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            jammer             | a JAMMER b                  | JAMMER
            jammer             | a j a m m e r b             | j a m m e r
            jammer             | a j.a.m.m.e.r, b            | j.a.m.m.e.r
            jammer             | a j-a-m-m-e-r b             | j-a-m-m-e-r
            jammer             | a jam-mer b                 | jam-mer
            jammer             | a ja mm er b                | ja mm er
            jammer             | a j4mm3r b                  | j4mm3r
            jammer             | a j@mmer b                  | j@mmer
            jammer             | a j 4 m m 3 r b             | j 4 m m 3 r
            jammer             | a ｊａｍｍｅｒ b              | ｊａｍｍｅｒ
            jammer             | a 𝐣𝐚𝐦𝐦𝐞𝐫 b              | 𝐣𝐚𝐦𝐦𝐞𝐫
            jammer             | a ⓙⓐⓜⓜⓔⓡ b              | ⓙⓐⓜⓜⓔⓡ
            jammer             | a 🅹🅰🅼🅼🅴🆁 b              | 🅹🅰🅼🅼🅴🆁
            jammer             | a jammеr b                  | jammеr
            jammer             | a ϳаммеr b                  | ~~
            jammer             | a ᴊᴀᴍᴍᴇʀ b                  | ᴊᴀᴍᴍᴇʀ
            jammer             | a ja\u200bm\u200bmer b      | ja\u200bm\u200bmer
            jammer             | a jam\u00admer b            | jam\u00admer
            jammer             | a já\u0301mmér\u0301 b      | já\u0301mmér\u0301
            laser pointer(s)   | a Laserpointer b            | Laserpointer
            laser pointer(s)   | a laser pointers b          | laser pointers
            laser pointer      | a l.a.s.e.r p.o.i.n.t.e.r b | l.a.s.e.r p.o.i.n.t.e.r
            laser pointer      | a l.a.s.e.r.p.o.i.n.t.e.r b | l.a.s.e.r.p.o.i.n.t.e.r
            knuckleduster      | a knuckle duster b          | knuckle duster
            brass knuckles     | a br455 knuckl35 b          | br455 knuckl35
            schlagring*        | a Schlagringe b             | Schlagringe
            schlagring*        | a Sch1agr1ng b              | Sch1agr1ng
            *störsender        | a Handystoersender b        | Handystoersender
            weiß               | a WEISS b                   | WEISS
            ringschlüssel      | a Ringschlu\u0308ssel b     | Ringschlu\u0308ssel
            激光笔              | 绿色激光笔大功率               | 激光笔
            TPO                | HEMA, T.P.O, x              | T.P.O
            """)
    void isQuotedAsThePageWritesIt(String phrase, String text, String quote) {
        String page = unescape(text);
        assertThat(found(phrase, page)).containsExactlyElementsOf(quote == null || quote.isEmpty()
                ? List.of()
                : List.of(unescape(quote)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            snus              | Kokosnussmilch
            schlagring        | Schlagringschlüssel
            puff              | Puffärmel
            sale              | Salerno
            laser             | Laserjet
            tpo               | output
            einweg            | ein weg
            jammer            | jam, 5 mer
            jammer            | ham mer
            laser pointer     | laser. Pointer
            激光笔             | 激光打印机与笔
            iii               | 111
            """)
    void isNotFoundInsideOtherWords(String phrase, String text) {
        assertThat(found(phrase, text)).isEmpty();
    }

    @Test
    void longestPhraseCountsAndAnotherThingIsNotFound() {
        Map<String, List<Phrase>> lists = Map.of("a",
                List.of(phrase("refillable"), phrase("refillable pod"), phrase("non refillable [other]")));
        Lexicon lexicon = Lexicon.of(lists);

        assertThat(quotes(lexicon, "a", "a refillable pod")).containsExactly("refillable pod");
        assertThat(quotes(lexicon, "a", "a non-refillable pod, not that refillable one")).containsExactly("refillable");
    }

    @Test
    void datedPhraseCountsFromItsDay() {
        Lexicon lexicon = Lexicon.of(Map.of("a", List.of(phrase("TPO [from 2025-09-01]"))));

        assertThat(Places.of(lexicon, "with TPO", LocalDate.of(2025, 8, 31))).isEmpty();
        assertThat(Places.of(lexicon, "with TPO", LocalDate.of(2025, 9, 1))).containsKey("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a *b* c*d", "te*", "[from 2025-13-01] x", "[since 2025-01-01] x", "***", "笔"})
    void malformedPhraseIsRefused(String line) {
        List<String> wrong = new ArrayList<>();

        assertThat(Phrase.read(line, wrong::add)).isEmpty();
        assertThat(wrong).hasSize(1);
    }

    /// Whatever the text, each folded character comes from a place inside it, and places never go back.
    @Test
    void foldingKeepsTheWayBack() {
        Random random = new Random(7);
        String letters = "aZß é\u0301ﬁ½Åеρ\u200b\u00adⓐ𝐛🅰🇫ポｶﾞ激①№ĳ™İıſ\uD800.";
        int[] points = letters.codePoints().toArray();
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            FoldedText folded = Folding.fold(text.toString());
            int before = 0;
            for (int i = 0; i < folded.folded().length(); i++) {
                assertThat(folded.start(i)).isBetween(before, text.length() - 1);
                assertThat(folded.end(i + 1)).isBetween(folded.start(i) + 1, text.length());
                before = folded.start(i);
            }
            Tokens tokens = Tokens.of(text.toString());
            for (int i = 0; i < tokens.size(); i++) {
                Span span = tokens.span(i, i + 1);
                assertThat(Folding.of(text.substring(span.start(), span.end()))).contains(tokens.form(i));
            }
        }
    }

    @Test
    void aTextMadeToBeSlowIsReadInSeconds() {
        Lexicon lexicon = Lexicon.of(Map.of("a", List.of(phrase("jammer"), phrase("schlagring*"))));
        long start = System.nanoTime();
        for (String part : List.of("1 a ", "a.", "x-1 ", "aaaa ")) {
            Places.of(lexicon, part.repeat(200_000 / part.length()), DAY);
        }
        Amount.in(Tokens.of("1,111".repeat(40_000)), Measure.PUFFS);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    private static List<String> found(String phrase, String text) {
        return quotes(Lexicon.of(Map.of("a", List.of(phrase(phrase)))), "a", text);
    }

    private static List<String> quotes(Lexicon lexicon, String list, String text) {
        return Places.of(lexicon, text, DAY).getOrDefault(list, List.of()).stream()
                .map(span -> text.substring(span.start(), span.end())).toList();
    }

    private static Phrase phrase(String line) {
        return Phrase.read(line, wrong -> {
            throw new AssertionError(wrong);
        }).orElseThrow();
    }

    private static String unescape(String text) {
        return text.translateEscapes();
    }
}
