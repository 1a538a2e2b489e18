package org.vigie.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A class that a safety norm gives a product and that a text names.
///
/// @param name `3B`, `F4`
/// @param start first character in the text
/// @param end behind the last character
public record SafetyClass(Kind kind, String name, int start, int end) {

    /// Which norm's class it is.
    public enum Kind {
        /// EN 60825-1: 1, 1M, 2, 2M, 3R, 3B, 4. The old roman classes are given by their nearest successor.
        LASER,
        /// Directive 2013/29/EU, Article 6: F1 to F4.
        FIREWORK
    }

    private static final Pattern LASER = Pattern.compile("(?:laser ?)?(?:klass?e|classe?|clase|klasa|trida|klasse)"
            + "[ :-]{0,2}(1m|1c|1|2m|2|3r|3b|4|iv|iiib|iiia|iii|ii|i)(?![\\p{L}\\d])");
    private static final Pattern FIREWORK = Pattern
            .compile("(?:(?:kategorie|categorie|category|categoria|kategoria|cat\\.?)"
                    + " ?|^\\s*)(f[1-4])(?![\\p{L}\\d])");
    private static final Map<String, String> ROMAN = Map.of("i", "1", "ii", "2", "iiia", "3R", "iiib", "3B", "iii",
            "3B",
            "iv", "4");

    /// The classes in a text, in its order by norm.
    static List<SafetyClass> in(FoldedText text) {
        List<SafetyClass> classes = new ArrayList<>();
        Matcher laser = LASER.matcher(text.folded());
        while (laser.find()) {
            String name = ROMAN.getOrDefault(laser.group(1), laser.group(1).toUpperCase(Locale.ROOT));
            classes.add(new SafetyClass(Kind.LASER, name, text.start(laser.start()), text.end(laser.end())));
        }
        Matcher firework = FIREWORK.matcher(text.folded());
        while (firework.find()) {
            classes.add(new SafetyClass(Kind.FIREWORK, firework.group(1).toUpperCase(Locale.ROOT),
                    text.start(firework.start(1)), text.end(firework.end(1))));
        }
        return classes;
    }
}
