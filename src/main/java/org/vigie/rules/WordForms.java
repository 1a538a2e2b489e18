package org.vigie.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the words of one list file stand for beside themselves, as the lines in brackets at its head say:
///
/// ```
/// [inflect]                 nouns: the plural, in German and Polish also the cases
/// [inflect: adjectives]     also the endings by which adjectives agree
/// [compounds]               German: a phrase of one word is also found behind a word of de/compound-parts
/// ```
///
/// Every form is worked out when the list is read. So the matcher, the search over the index, the digest and the kept
/// versions know nothing but words, and what a list finds can be printed.
///
/// @param inflection of the language, where asked for
/// @param adjectives whether words may be adjectives
/// @param parts what may stand before a one-word phrase in a compound, with linking letters; empty when not asked for
record WordForms(Optional<Inflection> inflection, boolean adjectives, Set<String> parts) {

    /// Words as they are written.
    static final WordForms AS_WRITTEN = new WordForms(Optional.empty(), false, Set.of());

    /// Shorter words are no heads of compounds: too many others end with them.
    static final int MIN_HEAD = 5;
    /// More forms of one phrase are a mistake in the list.
    static final int MAX_FORMS = 2_000;

    boolean isPlain() {
        return inflection.isEmpty() && parts.isEmpty();
    }

    /// All forms of a sequence of words, the sequence itself first; at most one more than [#MAX_FORMS].
    List<List<Phrase.Word>> of(List<Phrase.Word> words) {
        List<List<Phrase.Word>> forms = new ArrayList<>(List.of(List.of()));
        for (Phrase.Word word : words) {
            List<List<Phrase.Word>> longer = new ArrayList<>();
            for (List<Phrase.Word> form : forms) {
                for (String written : inflected(word)) {
                    List<Phrase.Word> next = new ArrayList<>(form);
                    next.add(new Phrase.Word(written, word.openStart(), word.openEnd()));
                    longer.add(List.copyOf(next));
                }
            }
            if (longer.size() > MAX_FORMS) {
                return longer;
            }
            forms = longer;
        }
        if (words.size() == 1) {
            for (List<Phrase.Word> form : List.copyOf(forms)) {
                compounds(form.getFirst(), forms);
            }
        }
        return new ArrayList<>(new LinkedHashSet<>(forms));
    }

    private Set<String> inflected(Phrase.Word word) {
        return inflection.filter(rule -> !word.openEnd()).map(rule -> rule.forms(word.form(), adjectives))
                .orElse(Set.of(word.form()));
    }

    private void compounds(Phrase.Word head, List<List<Phrase.Word>> forms) {
        if (head.openStart() || head.form().length() < MIN_HEAD
                || !head.form().chars().allMatch(Character::isLetter)) {
            return;
        }
        for (String part : parts) {
            forms.add(List.of(new Phrase.Word(part + head.form(), false, head.openEnd())));
        }
    }
}
