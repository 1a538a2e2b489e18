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
    ///
    /// @param lists names of the lists; for words written in the rule itself, a name that holds them
    record Phrases(List<String> lists, String words) implements Finder {

        @Override
        public List<Span> spans(PageText text) {
            if (lists.size() == 1) {
                return text.phrases().getOrDefault(lists.getFirst(), List.of());
            }
            List<Span> kept = new ArrayList<>();
            lists.stream().flatMap(list -> text.phrases().getOrDefault(list, List.of()).stream())
                    .sorted(Comparator.comparingInt(Span::from).thenComparing(Span::to, Comparator.reverseOrder()))
                    .filter(span -> kept.isEmpty() || kept.getLast().to() < span.to()).forEach(kept::add);
            return kept;
        }
    }

    /// Amounts of a measure within a limit.
    record Amounts(Measure measure, Amount.Bound bound) implements Finder {

        @Override
        public List<Span> spans(PageText text) {
            return text.tokens().amounts(measure).stream().filter(bound::met).map(Amount::span).toList();
        }

        @Override
        public String words() {
            return measure.key() + " " + bound.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                    + bound.written();
        }
    }
}
