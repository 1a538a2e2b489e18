package org.vigie.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The forms that a word takes in one language: the plural, in German and Polish also the cases, and where asked the
/// endings by which adjectives agree. Endings alone, and no dictionary: a word that does not exist is never on a page,
/// and what a list finds can be told from the list. Lists hold the base form: singular, and masculine for adjectives.
///
/// The tables are part of what a rule means, so they are ours: a stemmer of a library may change from one release to
/// the next, and an old finding could not be made again.
///
/// Each line of a table is an ending and what stands instead of it, `+` meaning that it stays; the first line that fits
/// decides, and `-` says that the word has no other form. Everything is folded: no accents, small letters.
final class Inflection {

    private static final int MIN_LETTERS = 3;

    private static final Map<String, Inflection> BY_LANGUAGE = Map.of(
            "en",
            new Inflection(
                    "the and for off out per via not any all with without from into over under than that this your more less very only just",
                    """
                            ss +es
                            s -
                            sh +es
                            ch +es
                            x +es
                            z +es
                            ay +s
                            ey +s
                            oy +s
                            y ies
                            ife ives
                            lf lves
                            eaf eaves
                            man men
                            o +s +es
                            . +s
                            """, ""),
            "fr",
            new Inflection(
                    "les des une aux par sur son ses pas pour sans avec dans chez sous cette votre notre plus moins tres sauf hors",
                    """
                            s -
                            x -
                            z -
                            eau +x
                            eu +x +s
                            au +x
                            al aux +s
                            ail +s aux
                            ou +s +x
                            . +s
                            """, """
                            z -
                            eux euse euses
                            teur teuse teuses trice trices
                            eur euse euses
                            if ive ives
                            er ere eres
                            en +ne +nes
                            on +ne +nes
                            el +le +les
                            et +te +tes ete etes
                            . +e +es
                            """),
            "es", new Inflection("los las del una por con sin para como sobre este esta entre desde hasta muy", """
                    z ces
                    s -
                    x -
                    a +s
                    e +s
                    o +s
                    i +s +es
                    u +s +es
                    . +es +s
                    """, """
                    o a as
                    or +a +as
                    on +a +as
                    an +a +as
                    es +a +as
                    ete eta etas
                    """),
            "it",
            new Inflection(
                    "con per del dei gli una uno non senza della delle degli dello dalla nella sulla come questo questa anche",
                    """
                            cia ce cie
                            gia ge gie
                            ca che
                            ga ghe
                            co chi ci
                            go ghi gi
                            io i ii
                            ista isti iste
                            ma me mi
                            a e
                            o i
                            e i
                            . -
                            """, """
                            io ia ie
                            co ca che
                            go ga ghe
                            tore trice trici
                            o a e
                            """),
            "pt", new Inflection("dos das com sem por uma para como sobre este esta entre desde muito", """
                    ao +s oes aes
                    al ais
                    el eis
                    ol ois
                    ul uis
                    il is eis
                    m ns
                    s -
                    x -
                    r +es
                    z +es
                    . +s
                    """, """
                    ao a as
                    o a as
                    or +a +as
                    es +a +as
                    """),
            "de",
            new Inflection(
                    "der die das und mit von aus bei auf zum zur ein vom ohne fuer fur nicht oder auch nach ueber uber unter kein keine keinen keiner",
                    """
                            ung +en
                            heit +en
                            keit +en
                            schaft +en
                            ion +en
                            taet +en
                            tat +en
                            nis +se +sen +ses
                            in +nen
                            e +n
                            er +s +n
                            el +s +n
                            en +s
                            lein +s
                            horn +er +ern +es +s
                            bild +er +ern +es +s
                            buch +er +ern +es +s
                            rad +er +ern +es +s
                            blatt +er +ern +es +s
                            glas +er +ern +es
                            tuch +er +ern +es +s
                            schild +er +ern +es +s
                            schwert +er +ern +es +s
                            kraut +er +ern +es +s
                            a +s
                            i +s
                            o +s
                            u +s
                            y +s
                            s +e +en +es
                            z +e +en +es
                            x +e +en +es
                            . +e +en +es +s
                            """, adjectives("isch ig lich bar los frei haft iert end sam massig artig")),
            "nl",
            new Inflection("een het van met bij uit aan per voor zonder niet geen naar over onder deze onze meer", "",
                    ""),
            "pl", new Inflection("dla bez nad pod nie ale jak oraz przed przez jest bardzo tylko albo", """
                    osc +i +ia
                    ka ki ke ko ce ek kom kami kach
                    ga gi ge go dze g gom gami gach
                    ia ie io ii iom iami iach
                    ja je jo ji i jom jami jach
                    a y i e o ie . om ami ach
                    ie ia iu iem . iom iami iach
                    e a u em . om ami ach
                    o a u em ie . om ami ach
                    ek ka kowi kiem ku ki kow kom kami kach
                    iec ca cowi cem cu ce cow com cami cach
                    k +a +owi +iem +u +i +ow +om +ami +ach
                    g +a +owi +iem +u +i +ow +om +ami +ach
                    y -
                    i -
                    u -
                    . +a +owi +em +u +ie +e +y +i +ow +om +ami +ach
                    """, """
                    ki +ego +emu +m ka kiej +e +ch +mi
                    gi +ego +emu +m ga giej +e +ch +mi
                    y ego emu ym a ej e ych ymi
                    """));

    private record Ending(String ending, List<String> instead) {

        void add(String word, Set<String> forms) {
            String stem = word.substring(0, word.length() - ending.length());
            for (String other : instead) {
                forms.add(other.startsWith("+") ? word + other.substring(1) : stem + (other.equals(".") ? "" : other));
            }
        }
    }

    private final Set<String> fixed;
    private final List<Ending> nouns;
    private final List<Ending> adjectives;
    private final boolean agrees;

    private Inflection(String fixed, String nouns, String adjectives) {
        this.fixed = Set.of(fixed.split(" "));
        this.nouns = table(nouns);
        this.adjectives = table(adjectives);
        this.agrees = !adjectives.isEmpty() || nouns.isEmpty();
    }

    /// Of a language by its two letters; nothing for one that has no table, such as Chinese, whose words have one form.
    static Optional<Inflection> of(String language) {
        return Optional.ofNullable(BY_LANGUAGE.get(language));
    }

    /// Whether adjectives take endings.
    boolean agrees() {
        return agrees;
    }

    /// All forms of a folded word, itself first. Words of one or two letters, numbers and the small words of the
    /// language have one.
    ///
    /// @param withAdjectives whether it may be an adjective, too
    Set<String> forms(String word, boolean withAdjectives) {
        Set<String> forms = new LinkedHashSet<>(Set.of(word));
        if (word.length() < MIN_LETTERS || fixed.contains(word) || !word.chars().allMatch(Character::isLetter)) {
            return forms;
        }
        if (nouns.isEmpty()) {
            dutch(word, withAdjectives, forms);
            return forms;
        }
        first(nouns, word, forms);
        if (withAdjectives) {
            first(adjectives, word, forms);
        }
        return forms;
    }

    private static void first(List<Ending> table, String word, Set<String> forms) {
        table.stream().filter(ending -> word.endsWith(ending.ending)).findFirst()
                .ifPresent(ending -> ending.add(word, forms));
    }

    private static List<Ending> table(String text) {
        List<Ending> table = new ArrayList<>();
        text.lines().forEach(line -> {
            List<String> parts = List.of(line.split(" "));
            table.add(new Ending(parts.getFirst().equals(".") ? "" : parts.getFirst(),
                    parts.subList(1, parts.size()).stream().filter(part -> !part.equals("-")).toList()));
        });
        return List.copyOf(table);
    }

    /// German adjectives are told from nouns by how they end, bare or with the ending of an agreement.
    private static String adjectives(String suffixes) {
        StringBuilder table = new StringBuilder();
        for (String suffix : suffixes.split(" ")) {
            for (String ending : List.of("", "e", "er", "es", "en", "em")) {
                table.append(suffix).append(ending);
                for (String other : List.of("", "e", "er", "es", "en", "em")) {
                    table.append(' ').append(suffix).append(other);
                }
                table.append('\n');
            }
        }
        return table.toString();
    }

    /// Dutch doubles the last letter after a short vowel, and writes a long vowel once in an open syllable.
    private static void dutch(String word, boolean withAdjectives, Set<String> forms) {
        char last = word.charAt(word.length() - 1);
        if ("aiouy".indexOf(last) >= 0) {
            forms.add(word + "s");
            return;
        }
        if (last == 'e') {
            forms.add(word + "s");
            forms.add(word + "n");
            return;
        }
        forms.add(word + "s");
        String open = opened(word, last);
        if (List.of("el", "em", "en", "er").stream().noneMatch(word::endsWith)) {
            forms.add(open + "en");
        }
        if (withAdjectives) {
            forms.add(open + "e");
            forms.add(word + "e");
        }
    }

    private static String opened(String word, char last) {
        int size = word.length();
        boolean vowel = "aeiou".indexOf(word.charAt(size - 2)) >= 0;
        boolean twoVowels = vowel && "aeiou".indexOf(word.charAt(size - 3)) >= 0;
        char voiced = last == 'f' ? 'v' : last == 's' ? 'z' : last;
        if (twoVowels && word.charAt(size - 2) == word.charAt(size - 3)) {
            return word.substring(0, size - 2) + voiced;
        }
        if (twoVowels || word.endsWith("ijf") || word.endsWith("ijs")) {
            return word.substring(0, size - 1) + voiced;
        }
        return vowel && "wxj".indexOf(last) < 0 ? word + last : word;
    }
}
