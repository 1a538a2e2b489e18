package org.vigie.rules;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigie.normalise.Folding;

/// Tells in which of eight languages a warning is written, by its small words. Says nothing rather than guess: at least
/// three small words of one language, and twice as many as of any other.
final class Tongue {

    private static final int LEAST = 3;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Map<String, Set<String>> WORDS = words();

    /// Official languages of Member States, as far as the eight cover all of a country's.
    private static final Map<String, Set<String>> SPOKEN = Map.ofEntries(Map.entry("FR", Set.of("fr")),
            Map.entry("BE", Set.of("fr", "nl", "de")), Map.entry("LU", Set.of("fr", "de")),
            Map.entry("DE", Set.of("de")), Map.entry("AT", Set.of("de")), Map.entry("ES", Set.of("es")),
            Map.entry("IT", Set.of("it")), Map.entry("PL", Set.of("pl")), Map.entry("NL", Set.of("nl")),
            Map.entry("IE", Set.of("en")));

    private Tongue() {
    }

    /// ISO 639-1 code of the text's language.
    static Optional<String> of(String text) {
        String folded = Folding.of(text);
        long han = folded.codePoints().filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
        if (han >= LEAST && han * 2 > folded.codePoints().filter(Character::isLetter).count()) {
            return Optional.of("zh");
        }
        String[] tokens = NO_LETTERS.split(folded);
        String best = "";
        long most = 0;
        long second = 0;
        for (Map.Entry<String, Set<String>> one : WORDS.entrySet()) {
            long hits = Arrays.stream(tokens).filter(one.getValue()::contains).count();
            if (hits > most) {
                second = most;
                most = hits;
                best = one.getKey();
            } else {
                second = Math.max(second, hits);
            }
        }
        return most >= LEAST && most >= 2 * second ? Optional.of(best) : Optional.empty();
    }

    /// Languages in which a country's consumers are addressed; empty when we do not know them.
    static Set<String> spokenIn(String country) {
        return SPOKEN.getOrDefault(country, Set.of());
    }

    private static Map<String, Set<String>> words() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("en", "the of and to for not is are by this with keep may under from do only can warning be when"
                + " years children hazard use");
        written.put("fr", "le la les des du une et pour pas est ne dans avec aux au sur par enfants moins ans"
                + " attention peut etre convient danger utiliser avertissement");
        written.put("de", "der die das und nicht fur von ist ein eine mit zu im kinder unter jahren achtung darf nur"
                + " warnung konnen geeignet wegen gefahr bei");
        written.put("es", "el los las del una y para no es con por en ninos menores anos advertencia atencion puede"
                + " utilizar peligro su se");
        written.put("it", "il lo gli della del di una e per non con ai bambini anni inferiore avvertenza attenzione"
                + " puo usare pericolo eta adatto");
        written.put("pl", "nie dla jest sie z na do w i oraz dzieci ponizej lat ostrzezenie uwaga moze przed przez"
                + " roku zycia stosowac");
        written.put("nl", "het een en niet voor van is met op door kinderen jonger jaar dan waarschuwing kan geschikt"
                + " gevaar bij de gebruik");
        Map<String, Set<String>> words = new LinkedHashMap<>();
        written.forEach((language, list) -> words.put(language,
                Arrays.stream(list.split(" ")).map(Folding::of).collect(Collectors.toUnmodifiableSet())));
        return words;
    }
}
