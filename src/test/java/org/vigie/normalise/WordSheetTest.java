package org.vigie.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Words cut in one pass are those of folding and cutting one after the other, and what is guessed at them is too.
class WordSheetTest {

    private static final List<String> PIECES = List.of("a", "Z", "ß", "é", "e\u0301", "ﬁ", "½", "Å", "ρ", "\u200b",
            "\u00ad", "ⓐ", "𝐛", "🅰", "🇫", "ポ", "ｶﾞ", "激", "𠀀", "①", "№", "ĳ", "™", "İ", "ı", "ſ", "\uD800",
            "\uDC00",
            ".", ". ", "!", "\n", " ", "  ", "1", "0", "26", "@", "$", "-", "'", "|", "。", "😀", "\u0308", "jam",
            "mer", "j a m m e r", "l", "as", "er", "\u3164", "ᄀ", "한", "ก็", "ם", "\u2800");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(25); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void wordsAndTheirPlacesAreThoseOfFoldingAndCutting() {
        Random random = new Random(3);
        WordSheet sheet = new WordSheet(new LetterTable());
        for (int round = 0; round < 20_000; round++) {
            if (round % 3 == 0) {
                sheet.clear();
            }
            String text = text(random);
            int first = sheet.size();
            sheet.add(text);
            Tokens tokens = Tokens.of(text);
            assertThat(sheet.size() - first).as(text).isEqualTo(tokens.size());
            for (int i = 0; i < tokens.size(); i++) {
                int word = first + i;
                char[] form = tokens.form(i).toCharArray();
                Span span = tokens.span(i, i + 1);
                assertThat(sheet.length(word)).as(text).isEqualTo(form.length);
                assertThat(sheet.same(sheet.at(word), form.length, form, 0)).as(text).isTrue();
                assertThat(sheet.hash(word)).as(text).isEqualTo(WordHash.of(tokens.form(i)));
                assertThat(sheet.start(word)).as(text).isEqualTo(span.start());
                assertThat(sheet.end(word)).as(text).isEqualTo(span.end());
                assertThat(sheet.sentence(word)).as(text).isEqualTo(tokens.sentence(i));
            }
        }
    }

    @Test
    void guessesAreThoseOfThePlainWay() {
        Random random = new Random(4);
        Set<String> known = new HashSet<>();
        Beginnings.Builder builder = new Beginnings.Builder();
        for (String word : List.of("jammer", "laser", "laserjammer", "as1", "azb", "ias", "lili", "mera", "oiio",
                "aaaa", "erjam", "26ler")) {
            builder.add(word);
            for (int to = 1; to <= word.length(); to++) {
                known.add(word.substring(0, to));
            }
        }
        Disguises plain = new Disguises(known);
        WordSheet sheet = new WordSheet(new LetterTable());
        Guesses guesses = new Guesses(sheet, builder.build());
        int compared = 0;
        for (int round = 0; round < 30_000; round++) {
            sheet.clear();
            String text = text(random);
            sheet.add(text);
            guesses.start(0, sheet.size());
            Tokens tokens = Tokens.of(text);
            for (int i = 0; i < tokens.size(); i++) {
                List<Disguises.Guess> expected = new ArrayList<>(plain.at(tokens, i));
                String form = tokens.form(i);
                expected.remove(new Disguises.Guess(form, i + 1));
                List<Disguises.Guess> found = new ArrayList<>();
                int guess = guesses.first(i);
                for (int last = guesses.last(i); guess < last; guess++) {
                    StringBuilder word = new StringBuilder();
                    for (int k = 0; k < guesses.length(guess); k++) {
                        word.append(sheet.letter(guesses.at(guess) + k));
                    }
                    assertThat(guesses.hash(guess)).isEqualTo(WordHash.of(word));
                    found.add(new Disguises.Guess(word.toString(), guesses.next(guess)));
                }
                found.remove(new Disguises.Guess(form, i + 1));
                // One beginning in ten thousand is none, and leads nowhere.
                int next = i + 1;
                found.removeIf(one -> one.next() > next && !known.contains(one.form()));
                assertThat(found).as(text).isEqualTo(expected);
                compared += found.size();
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }
}
