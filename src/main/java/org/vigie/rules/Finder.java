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
        private static final int NOT_ONE = Integer.MIN_VALUE;

        private final List<String> lists;
        private final String words;
        private final int[] numbers;
        /// Most conditions have one list: its number needs no array, which would lie elsewhere in memory.
        private final int one;

        private Phrases(List<String> lists, String words, int[] numbers) {
            this.lists = lists;
            this.words = words;
            this.numbers = numbers.length == 1 ? NONE : numbers;
            this.one = numbers.length == 1 ? numbers[0] : NOT_ONE;
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
            if (one != NOT_ONE) {
                return new int[]{one};
            }
            return numbers.length > 0 ? numbers : lists.stream().mapToInt(lexicon::id).toArray();
        }

        /// The fields in which they stand, one bit each by their order.
        long fields(Marks marks, Lexicon lexicon) {
            if (one != NOT_ONE) {
                return marks.fields(one);
            }
            long found = 0;
            for (int list : numbersIn(lexicon)) {
                found |= marks.fields(list);
            }
            return found;
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
            if (one != NOT_ONE) {
                return text.places(one);
            }
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
