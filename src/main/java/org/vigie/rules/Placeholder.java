package org.vigie.rules;

import java.util.List;
import java.util.Set;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;
import org.vigie.normalise.Folding;

/// Values that fill a field without saying anything: `-`, `N/A`, `none`.
final class Placeholder {

    private static final Set<String> WORDS = Set.of("na", "none", "null", "nil", "no", "unknown", "undefined", "tbd",
            "notapplicable", "notavailable", "notspecified", "notprovided", "aucun", "aucune", "neant", "nc",
            "nonrenseigne", "inconnu", "sansobjet", "keine", "keiner", "keinangabe", "keineangabe", "keineangaben",
            "ka", "unbekannt", "ninguno", "ninguna", "nodisponible", "noaplica", "nessuno", "nessuna", "nd", "brak",
            "niedotyczy", "nieznany", "geen", "nvt", "onbekend", "无", "無", "暂无", "不详");

    private Placeholder() {
    }

    static boolean all(List<Reading> readings) {
        return readings.stream().allMatch(reading -> is(reading.value()));
    }

    private static boolean is(Value value) {
        return value instanceof Value.Text text && is(text.text());
    }

    static boolean is(String text) {
        String letters = Folding.of(text).codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return letters.isEmpty() || WORDS.contains(letters);
    }
}
