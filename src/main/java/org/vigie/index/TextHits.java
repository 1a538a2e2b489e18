package org.vigie.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.rules.Sought.Part;
import org.vigie.rules.Sought.Phrases;
import org.vigie.rules.Sought.Wording;

/// Where words stand in the texts of one document and field, and the phrases they make: what the matcher's lexicon
/// finds, told from positions.
final class TextHits {

    /// @param from first position
    /// @param last last position
    record Stretch(int from, int last) {}

    private record Occurrence(int part, int length, boolean sure) {}

    private record Hit(int from, int last, boolean other, boolean sure) {

        /// What lies inside a hit is part of it; what only begins inside another thing is, too.
        boolean swallows(Hit later) {
            return later.last <= last || (other && later.from <= last);
        }

        boolean outweighs(Hit that) {
            return last > that.last || (last == that.last && other);
        }
    }

    private final TreeMap<Integer, List<Occurrence>> at = new TreeMap<>();
    private final Map<Part, Integer> parts;
    private boolean unsure;

    /// @param parts the words looked for, by number
    TextHits(Map<Part, Integer> parts) {
        this.parts = parts;
    }

    /// @param sure whether it surely reads so
    void add(int position, int part, int length, boolean sure) {
        at.computeIfAbsent(position, p -> new ArrayList<>(2)).add(new Occurrence(part, length, sure));
    }

    boolean isEmpty() {
        return at.isEmpty();
    }

    /// Whether one of the phrases given out so far, or one that swallowed another, may read otherwise.
    boolean isUnsure() {
        return unsure;
    }

    /// Every place of one part.
    List<Stretch> places(int part) {
        List<Stretch> places = new ArrayList<>();
        at.forEach((position, all) -> all.stream().filter(one -> one.part == part)
                .forEach(one -> places.add(new Stretch(position, position + one.length - 1))));
        return places;
    }

    /// The phrases of several lists, those inside others left out.
    List<Stretch> phrases(Phrases phrases) {
        List<Stretch> all = new ArrayList<>();
        phrases.lists().forEach(list -> all.addAll(phrases(list)));
        if (phrases.lists().size() == 1) {
            return all;
        }
        List<Stretch> kept = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingInt(Stretch::from).thenComparing(Stretch::last, Comparator.reverseOrder()))
                .filter(one -> kept.isEmpty() || kept.getLast().last() < one.last()).forEach(kept::add);
        return kept;
    }

    private List<Stretch> phrases(List<Wording> list) {
        TreeMap<Integer, Hit> longest = new TreeMap<>();
        Set<Integer> there = new HashSet<>();
        at.values().forEach(all -> all.forEach(one -> there.add(one.part)));
        for (Wording wording : list) {
            if (wording.words().stream().allMatch(part -> there.contains(parts.get(part)))) {
                for (int position : at.keySet()) {
                    walk(position, position, wording, 0, true, longest);
                }
            }
        }
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : longest.values()) {
            if (kept.isEmpty() || !kept.getLast().swallows(hit)) {
                kept.add(hit);
            }
        }
        return kept.stream().filter(hit -> !hit.other).map(hit -> new Stretch(hit.from, hit.last)).toList();
    }

    private void walk(int from, int position, Wording wording, int word, boolean sure, Map<Integer, Hit> longest) {
        int part = parts.getOrDefault(wording.words().get(word), -1);
        for (Occurrence one : at.getOrDefault(position, List.of())) {
            if (one.part == part) {
                int next = position + one.length;
                boolean certain = sure && one.sure;
                if (word + 1 < wording.words().size()) {
                    walk(from, next, wording, word + 1, certain, longest);
                } else {
                    unsure |= !certain;
                    longest.merge(from, new Hit(from, next - 1, wording.other(), certain),
                            (a, b) -> b.outweighs(a) ? b : a);
                }
            }
        }
    }
}
