package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.normalise.Tokens;

/// Chinese and Japanese write no spaces between words: a phrase is a run of characters, found wherever it stands.
class UnspacedScriptsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            激光笔       | 绿光激光笔便携充电       | 激光笔
            激光笔       | 激 光 笔 便携          | 激 光 笔
            激光笔       | 激·光·笔 便携          | 激·光·笔
            玩具枪       | 儿童玩具枪支           | 玩具枪
            GPS干扰器   | 车载ＧＰＳ干扰器防跟踪    | ＧＰＳ干扰器
            レーザー     | 緑色レーザーポインター     | レーザー
            """)
    void aRunOfCharactersIsFoundInsideALongerOneAndQuotedAlone(String phrase, String text, String quote) {
        assertThat(found(phrase, text)).containsExactly(quote);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            激光笔       | 激光打印机与笔
            激光笔       | 笔激光
            """)
    void isNotFoundWithOtherCharactersBetweenOrTurnedAround(String phrase, String text) {
        assertThat(found(phrase, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"笔", "枪 [other]", "刃 [from 2025-01-01]", "レ"})
    void oneCharacterAloneIsRefused(String line) {
        List<String> wrong = new ArrayList<>();

        assertThat(Phrase.read(line, wrong::add)).isEmpty();
        assertThat(wrong).singleElement().asString().contains("one character alone");
    }

    /// Every phrase of the Chinese lists, written in the middle of other characters.
    @Test
    void everyChinesePhraseIsFoundInARunOfCharacters() {
        int phrases = 0;
        for (List<NaiveWords> list : NaiveWords.read(Path.of("rules/lists")).values()) {
            for (NaiveWords one : list) {
                if (one.language().equals("zh") && one.phrase().from().isEmpty() && !one.phrase().other()) {
                    for (List<Phrase.Word> form : one.phrase().forms()) {
                        String words = String.join("", form.stream().map(Phrase.Word::form).toList());
                        if (words.codePoints().allMatch(Tokens::isUnspaced)) {
                            assertThat(found(one.phrase().written(), "新" + words + "款")).as(words)
                                    .containsExactly(words);
                            phrases++;
                        }
                    }
                }
            }
        }
        assertThat(phrases).isGreaterThan(800);
    }

    private static List<String> found(String phrase, String text) {
        Phrase read = Phrase.read(phrase, wrong -> {
            throw new AssertionError(wrong);
        }).orElseThrow();
        return Places.of(Lexicon.of(Map.of("a", List.of(read))), text, DAY).getOrDefault("a", List.of()).stream()
                .map(span -> text.substring(span.start(), span.end())).toList();
    }
}
