package org.vigie.normalise;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A language in which listings are written, and the detector that tells it. The detector prefers silence: a short
/// title of brand names and numbers is in no language.
public enum Language {
    FR,
    EN,
    DE,
    ES,
    IT,
    PL,
    NL,
    CS,
    PT,
    ZH,
    JA,
    KO,
    RU,
    EL;

    private static final int MAX_TEXT = 5_000;
    private static final double LEAST = 3.0;
    private static final double LEAD = 1.6;
    /// Words for every piece of evidence, in long texts: product names in English are everywhere.
    private static final double LEAST_SHARE = 0.08;

    /// The two letters of ISO 639-1.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The language of a text; empty when the text does not say it clearly.
    public static Optional<Language> of(String text) {
        String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        Optional<Language> script = byScript(cut);
        if (script.isPresent()) {
            return script;
        }
        Map<Language, Double> scores = new EnumMap<>(Language.class);
        int words = 0;
        String lower = cut.toLowerCase(Locale.ROOT);
        for (int start = wordStart(lower, 0); start < lower.length();) {
            int end = wordEnd(lower, start);
            words++;
            LanguageWords.of(lower.substring(start, end))
                    .forEach((language, weight) -> scores.merge(language, weight, Double::sum));
            start = wordStart(lower, end);
        }
        Language best = null;
        double first = 0;
        double second = 0;
        for (Map.Entry<Language, Double> score : scores.entrySet()) {
            if (score.getValue() > first) {
                second = first;
                first = score.getValue();
                best = score.getKey();
            } else {
                second = Math.max(second, score.getValue());
            }
        }
        boolean clear = first >= LEAST && first >= second * LEAD && first >= words * LEAST_SHARE;
        return clear ? Optional.ofNullable(best) : Optional.empty();
    }

    private static int wordStart(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetter(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetter(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /// Letters of a script that one language writes, when they are many: a Chinese title names Latin brands.
    private static Optional<Language> byScript(String text) {
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int cyrillic = 0;
        int greek = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                continue;
            }
            letters++;
            if (c < 0x300) {
                // Latin, the most of all.
                continue;
            }
            switch (Character.UnicodeScript.of(c)) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                case CYRILLIC -> cyrillic += "іїєґў".indexOf(Character.toLowerCase(c)) >= 0 ? -20 : 1;
                case GREEK -> greek++;
                default -> {
                }
            }
        }
        if (kana > 2 && (kana + han) * 4 > letters) {
            return Optional.of(JA);
        }
        if (han > 3 && han * 4 > letters) {
            return Optional.of(ZH);
        }
        if (hangul > 3 && hangul * 4 > letters) {
            return Optional.of(KO);
        }
        if (greek > 8 && greek * 2 > letters) {
            return Optional.of(EL);
        }
        return cyrillic > 12 && cyrillic * 2 > letters ? Optional.of(RU) : Optional.empty();
    }
}
