package org.vigie.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A word is found under every disguise, and the quotation is exactly what the page says, to the last mark.
class FoldingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            zero-width          | a j\u200ba\u200cm\u200dm\u2060e\ufeffr b          | j\u200ba\u200cm\u200dm\u2060e\ufeffr
            soft hyphen         | a jam\u00admer b                                  | jam\u00admer
            direction marks     | a j\u202eam\u202cmer b                            | j\u202eam\u202cmer
            variation selectors | a j\ufe0fammer\ufe0e b                            | j\ufe0fammer
            one mark            | a ja\u0301mmer b                                  | ja\u0301mmer
            stacked marks       | a j\u0336\u0301\u0353a\u0336\u0302m\u0489mer\u0336\u035f\u0300 b | j\u0336\u0301\u0353a\u0336\u0302m\u0489mer\u0336\u035f\u0300
            fullwidth           | a ｊａｍｍｅｒ b                                    | ｊａｍｍｅｒ
            fullwidth capitals  | a ＪＡＭＭＥＲ b                                    | ＪＡＭＭＥＲ
            circled             | a ⓙⓐⓜⓜⓔⓡ b                                    | ⓙⓐⓜⓜⓔⓡ
            circled capitals    | a ⒿⒶⓂⓂⒺⓇ b                                    | ⒿⒶⓂⓂⒺⓇ
            black circles       | a 🅙🅐🅜🅜🅔🅡 b                                    | 🅙🅐🅜🅜🅔🅡
            squared             | a 🄹🄰🄼🄼🄴🅁 b                                    | 🄹🄰🄼🄼🄴🅁
            black squares       | a 🅹🅰🅼🅼🅴🆁 b                                    | 🅹🅰🅼🅼🅴🆁
            bold                | a 𝐣𝐚𝐦𝐦𝐞𝐫 b                                    | 𝐣𝐚𝐦𝐦𝐞𝐫
            fraktur             | a 𝔧𝔞𝔪𝔪𝔢𝔯 b                                    | 𝔧𝔞𝔪𝔪𝔢𝔯
            monospace           | a 𝚓𝚊𝚖𝚖𝚎𝚛 b                                    | 𝚓𝚊𝚖𝚖𝚎𝚛
            superscript         | a ʲᵃᵐᵐᵉʳ b                                    | ʲᵃᵐᵐᵉʳ
            small capitals      | a ᴊᴀᴍᴍᴇʀ b                                    | ᴊᴀᴍᴍᴇʀ
            Cyrillic letters    | a jаmmеr b                                    | jаmmеr
            Cyrillic capitals   | a ЈАММЕR b                                    | ЈАММЕR
            Greek letters       | a jαmmεr b                                    | jαmmεr
            three scripts       | a jαmmеr b                                    | jαmmеr
            leetspeak           | a j4mm3r b                                    | j4mm3r
            signs               | a j@mm€r b                                    | j@mm€r
            spaced              | a j a m m e r b                               | j a m m e r
            thin spaces         | a j\u2009a\u2009m\u2009m\u2009e\u2009r b            | j\u2009a\u2009m\u2009m\u2009e\u2009r
            braille blanks      | a j\u2800a\u2800m\u2800m\u2800e\u2800r b            | j\u2800a\u2800m\u2800m\u2800e\u2800r
            dotted              | a j.a.m.m.e.r b                               | j.a.m.m.e.r
            starred             | a j*a*m*m*e*r b                               | j*a*m*m*e*r
            """)
    void disguisedWordIsQuotedAsItStands(String disguise, String text, String quote) {
        String page = text;
        assertThat(quotes("jammer", page)).as(disguise).contains(quote);
    }

    @Test
    void everyCharacterOfAFoldedTextIsFoundAgain() {
        String text = "Ｐｒｉｘ e\u0301\u0302norme ½ ﬁn Straße №5 🅰\u200b";
        FoldedText folded = Folding.fold(text);
        assertThat(folded.folded()).startsWith("prix enorme").contains("strasse").contains("fin");
        int at = folded.folded().indexOf("enorme");
        assertThat(text.substring(folded.start(at), folded.end(at + 6))).isEqualTo("e\u0301\u0302norme");
        int street = folded.folded().indexOf("strasse");
        assertThat(text.substring(folded.start(street), folded.end(street + 7))).isEqualTo("Straße");
    }

    /// Every stretch of the page that may be read as the word.
    private static List<String> quotes(String word, String page) {
        Set<String> beginnings = new java.util.HashSet<>();
        for (int i = 1; i <= word.length(); i++) {
            beginnings.add(word.substring(0, i));
        }
        Disguises disguises = new Disguises(beginnings);
        Tokens tokens = Tokens.of(page);
        List<String> quotes = new ArrayList<>();
        for (int token = 0; token < tokens.size(); token++) {
            for (Disguises.Guess guess : disguises.at(tokens, token)) {
                if (guess.form().equals(word)) {
                    Span span = tokens.span(token, guess.next());
                    quotes.add(page.substring(span.start(), span.end()));
                }
            }
        }
        return quotes;
    }
}
