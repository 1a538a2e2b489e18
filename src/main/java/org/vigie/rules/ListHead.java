package org.vigie.rules;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.normalise.Tokens;

/// A line in brackets at the head of a list file, which says how its words are to be read; and the file of words that
/// German compounds are made with.
final class ListHead {

    /// Name of the file of a language with the words that may stand before another one in a compound: one a line,
    /// `sicherheit(s)` with letters in brackets that may link the two.
    static final String PARTS = "compound-parts";

    private static final Pattern HEAD = Pattern.compile("\\[(inflect|inflect: adjectives|compounds)]");
    private static final Pattern ANY_HEAD = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern PART = Pattern.compile("(\\p{L}{2,30})(?:\\((\\p{L}{1,2})\\))?");
    private static final String WITH_COMPOUNDS = "de";

    private ListHead() {
    }

    /// Whether a line is meant to stand at the head: nothing but one pair of brackets.
    static boolean isOne(String line) {
        return ANY_HEAD.matcher(line).matches();
    }

    /// @param before what the lines before it said
    /// @param parts of compounds, in the language of the file
    static WordForms read(String line, String language, WordForms before, Set<String> parts, Consumer<String> wrong) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            wrong.accept("`" + line + "`: at the head of a list stand `[inflect]`, `[inflect: adjectives]` or"
                    + " `[compounds]`.");
            return before;
        }
        if (head.group(1).equals("compounds")) {
            if (!language.equals(WITH_COMPOUNDS) || parts.isEmpty()) {
                wrong.accept(language.equals(WITH_COMPOUNDS)
                        ? "Compounds need the file " + PARTS + ".txt beside this one."
                        : "Compounds are known for German alone; write the words out, or `*` for any beginning.");
                return before;
            }
            return new WordForms(before.inflection(), before.adjectives(), parts);
        }
        boolean adjectives = head.group(1).endsWith("adjectives");
        Optional<Inflection> inflection = Inflection.of(language);
        if (inflection.isEmpty() || (adjectives && !inflection.get().agrees())) {
            wrong.accept(inflection.isEmpty()
                    ? "Words of `" + language + "` have no forms that are known here; delete this line."
                    : "Adjectives of `" + language + "` have one form; write `[inflect]`.");
            return before;
        }
        return new WordForms(inflection, adjectives, before.parts());
    }

    /// The parts that one line stands for, folded: with and without the linking letters, and ä, ö, ü also as ae, oe, ue.
    static Set<String> parts(String line, Consumer<String> wrong) {
        Set<String> parts = new TreeSet<>();
        Matcher part = PART.matcher(line);
        if (!part.matches()) {
            wrong.accept("`" + line + "` is not one word, with at most two linking letters in brackets behind it.");
            return parts;
        }
        for (String word : part.group(2) == null
                ? Set.of(part.group(1))
                : Set.of(part.group(1), part.group(1) + part.group(2))) {
            parts.add(Tokens.of(word).form(0));
            parts.add(Tokens.of(word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")).form(0));
        }
        return parts;
    }
}
