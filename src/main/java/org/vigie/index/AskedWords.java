package org.vigie.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.vigie.rules.RuleSearch;
import org.vigie.rules.Sought;
import org.vigie.rules.Sought.Beside;
import org.vigie.rules.Sought.Part;
import org.vigie.rules.Sought.Phrases;

/// What one hunt asks of the words of every segment and field, worked out once. For one thread.
final class AskedWords {

    /// Shorter words are not put together from two.
    private static final int MIN_TWO_WORDS = 8;

    private final Set<Part> parts = new HashSet<>();
    private Endings endings = new Endings(List.of());
    private final Map<String, List<Halves>> halves = new HashMap<>();

    /// A word written as two.
    record Halves(BytesRef first, BytesRef second) {}

    /// Notes what is asked for some days.
    void add(RuleSearch.Period period) {
        add(period.applies());
        add(period.surely());
        add(period.possibly());
        period.exceptions().forEach(exception -> add(exception.when()));
        endings = new Endings(parts);
    }

    private void add(Sought sought) {
        switch (sought) {
            case Sought.All all -> all.of().forEach(this::add);
            case Sought.Any any -> any.of().forEach(this::add);
            case Sought.Mentioned mention -> {
                if (mention.what() instanceof Phrases phrases) {
                    add(phrases);
                }
                mention.near().stream().map(Beside::other).forEach(this::add);
            }
            case Sought.Constant c -> {
            }
            case Sought.Terms t -> {
            }
            case Sought.Figures f -> {
            }
            case Sought.Unsearchable u -> {
            }
        }
    }

    private void add(Phrases phrases) {
        phrases.lists().stream().flatMap(List::stream).flatMap(wording -> wording.words().stream())
                .filter(WordTerms::opensAtStart).forEach(parts::add);
    }

    /// The words that longer words may end with, or hold.
    Endings endings() {
        return endings;
    }

    /// Every way in which a word may be written as two.
    List<Halves> halves(String form) {
        return halves.computeIfAbsent(form, word -> {
            List<Halves> cuts = new ArrayList<>();
            for (int cut = 1; cut < word.length() && word.length() >= MIN_TWO_WORDS; cut++) {
                cuts.add(new Halves(new BytesRef(word.substring(0, cut)), new BytesRef(word.substring(cut))));
            }
            return cuts;
        });
    }
}
