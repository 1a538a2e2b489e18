package org.vigie.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.vigie.normalise.Amount;
import org.vigie.normalise.Measure;
import org.vigie.normalise.Span;

/// What is looked for in a text.
sealed interface Finder {

    /// Every place where it stands.
    List<Span> spans(PageText text);

    /// For people: `words of the list lasers`.
    String words();

    /// Phrases of one or more lists; of those that lie inside each other only the longest.
    final class Phrases implements Finder {

        private static final int[] NONE = new int[0];

        private final List<String> lists;
        private final String words;
        private final int[] numbers;

        private Phrases(List<String> lists, String words, int[] numbers) {
            this.lists = lists;
            this.words = words;
            this.numbers = numbers;
        }

        /// @param lists names of the lists; for words written in the rule itself, a name that holds them
        Phrases(List<String> lists, String words) {
            this(lists, words, NONE);
        }

        /// The same, with the numbers that its lists have in a lexicon at hand. Only for texts searched by that one.
        Phrases numbered(Lexicon lexicon) {
            return new Phrases(lists, words, numbersIn(lexicon));
        }

        /// The numbers of its lists in a lexicon.
        int[] numbersIn(Lexicon lexicon) {
            return numbers.length > 0 ? numbers : lists.stream().mapToInt(lexicon::id).toArray();
        }

        List<String> lists() {
            return lists;
        }

        @Override
        public String words() {
            return words;
        }

        @Override
        public List<Span> spans(PageText text) {
            int[] ids = numbersIn(text.lexicon());
            if (ids.length == 1) {
                return text.places(ids[0]);
            }
            List<Span> all = new ArrayList<>();
            for (int id : ids) {
                all.addAll(text.places(id));
            }
            all.sort(Comparator.comparingInt(Span::from).thenComparing(Span::to, Comparator.reverseOrder()));
            List<Span> kept = new ArrayList<>();
            for (Span span : all) {
                if (kept.isEmpty() || kept.getLast().to() < span.to()) {
                    kept.add(span);
                }
            }
            return kept;
        }
    }

    /// Amounts of a measure within a limit.
    record Amounts(Measure measure, Amount.Bound bound) implements Finder {

        @Override
        public List<Span> spans(PageText text) {
            return text.amounts(measure).stream().filter(bound::met).map(Amount::span).toList();
        }

        @Override
        public String words() {
            return measure.key() + " " + bound.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                    + bound.written();
        }
    }
}
