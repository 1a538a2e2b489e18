package org.vigie.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.normalise.Beginnings;
import org.vigie.normalise.Tokens;
import org.vigie.normalise.WordHash;

/// All phrases of all lists in one tree of words, kept in arrays, so that a text is gone through once whatever the
/// number of rules: [Marks] does. Lists are numbered from 0. Immutable once built; safe for use by several threads.
///
/// @param roots first words of phrases as they stand
/// @param steps all other steps; node 0 is the root
/// A step leads to a node, or, when one phrase ends there and none goes on, to its entry: then its value is the entry's
/// complement, which is below zero.
///
/// @param kinds for each node, one bit for each kind of step that leads on from it
/// @param entryFrom for each node, where its entries begin
/// @param entries the lists whose phrase ends at a node, each as [#entry] writes it; a dated one is followed by its
///     first and its last day
/// @param frequencies for each list, how often one of its phrases may be found in a text: a guess by their length
record Lexicon(EdgeTable roots, EdgeTable steps, byte[] kinds, int[] entryFrom, int[] entries, OpenWords open,
        Beginnings beginnings, Map<String, Integer> ids, float[] frequencies) {

    /// An entry of another thing, see [Phrase#other].
    static final int OTHER = 1;
    /// An entry that counts on some days only.
    static final int DATED = 2;

    /// @param lists phrases by the name of their list
    static Lexicon of(Map<String, List<Phrase>> lists) {
        Builder builder = new Builder();
        lists.forEach(builder::add);
        return builder.build();
    }

    /// The number of a list; below zero when no phrase of it was added.
    int id(String list) {
        return ids.getOrDefault(list, -1);
    }

    int lists() {
        return ids.size();
    }

    /// How often a phrase of a list may be found in a text; 0 when it has none.
    double frequency(String list) {
        int id = id(list);
        return id < 0 ? 0 : frequencies[id];
    }

    /// Bytes that the tree takes, without the names of lists.
    long bytes() {
        return roots.bytes() + roots.poolBytes() + steps.bytes() + kinds.length
                + 4L * (entryFrom.length + entries.length)
                + beginnings.bytes();
    }

    /// Collects phrases, which need not be kept afterwards. Not safe for use by several threads.
    static final class Builder {

        private static final int MIN_COMPOUND = 8;

        private final Map<String, Integer> ids = new HashMap<>();
        private final WordPool pool = new WordPool();
        private final EdgeTable.Builder roots = new EdgeTable.Builder();
        private final EdgeTable.Builder steps = new EdgeTable.Builder();
        private final OpenWords open = new OpenWords();
        private final Beginnings.Builder beginnings = new Beginnings.Builder();
        private byte[] kinds = new byte[64];
        private int nodes = 1;
        private int[] entries = new int[64];
        private int[] entryNodes = new int[64];
        private int used;
        private float[] frequencies = new float[16];

        /// Adds a list, or more phrases to one.
        int add(String list, Collection<Phrase> phrases) {
            int id = ids.computeIfAbsent(list, name -> ids.size());
            if (id >= frequencies.length) {
                frequencies = Arrays.copyOf(frequencies, id * 2);
            }
            for (Phrase phrase : phrases) {
                for (List<Phrase.Word> words : phrase.forms()) {
                    add(words, id, phrase);
                    compound(words, id, phrase);
                    frequencies[id] += phrase.other() ? 0 : frequency(words);
                }
            }
            return id;
        }

        /// Long words are rare, and several in a row are rarer.
        private static float frequency(List<Phrase.Word> words) {
            double product = 1;
            for (Phrase.Word word : words) {
                double alone = Tokens.isUnspaced(word.form().codePointAt(0))
                        ? 0.05
                        : 0.2 * Math.pow(0.6, word.form().length());
                product *= Math.min(0.2, word.openStart() || word.openEnd() ? 3 * alone : alone);
            }
            return (float) product;
        }

        private void add(List<Phrase.Word> words, int list, Phrase phrase) {
            int node = 0;
            for (Phrase.Word word : words) {
                int kind = word.openStart() && word.openEnd()
                        ? EdgeTable.INSIDE
                        : word.openStart() ? EdgeTable.END : word.openEnd() ? EdgeTable.START : EdgeTable.WHOLE;
                int place = pool.place(word.form());
                long hash = WordHash.of(word.form());
                boolean first = node == 0 && kind == EdgeTable.WHOLE;
                int next = (first ? roots : steps).step(node, kind, hash, place, nodes);
                kinds[node] |= (byte) (1 << kind);
                if (node == 0 && kind != EdgeTable.WHOLE) {
                    open.add(kind, word.form());
                }
                if (next == nodes) {
                    nodes++;
                    if (nodes > kinds.length) {
                        kinds = Arrays.copyOf(kinds, nodes * 2);
                    }
                    beginnings.add(word.form());
                }
                node = next;
            }
            boolean dated = phrase.from().isPresent() || phrase.until().isPresent();
            put(node, (list << 2) | (dated ? DATED : 0) | (phrase.other() ? OTHER : 0));
            if (dated) {
                put(node, phrase.from().map(Builder::day).orElse(Integer.MIN_VALUE));
                put(node, phrase.until().map(Builder::day).orElse(Integer.MAX_VALUE));
            }
        }

        private static int day(LocalDate day) {
            return (int) day.toEpochDay();
        }

        private void put(int node, int entry) {
            if (used == entries.length) {
                entries = Arrays.copyOf(entries, used * 2);
                entryNodes = Arrays.copyOf(entryNodes, used * 2);
            }
            entries[used] = entry;
            entryNodes[used++] = node;
        }

        /// `laser pointer` is also found as `laserpointer`.
        private void compound(List<Phrase.Word> words, int list, Phrase phrase) {
            if (words.size() < 2) {
                return;
            }
            String one = words.stream().map(Phrase.Word::form).collect(Collectors.joining());
            if (one.length() >= MIN_COMPOUND && one.chars().allMatch(Character::isLetter)
                    && !Tokens.isUnspaced(one.codePointAt(0))) {
                add(List.of(new Phrase.Word(one, words.getFirst().openStart(), words.getLast().openEnd())), list,
                        phrase);
            }
        }

        Lexicon build() {
            int[] counts = new int[nodes];
            int[] single = new int[nodes];
            for (int i = 0; i < used; i++) {
                counts[entryNodes[i]]++;
                single[entryNodes[i]] = entries[i];
            }
            int[] value = new int[nodes];
            int kept = 0;
            for (int node = 0; node < nodes; node++) {
                boolean isLeaf = node > 0 && kinds[node] == 0 && counts[node] == 1;
                value[node] = isLeaf ? ~single[node] : kept++;
            }
            int[] from = new int[kept + 1];
            byte[] keptKinds = new byte[kept];
            for (int node = 0; node < nodes; node++) {
                if (value[node] >= 0) {
                    from[value[node] + 1] = counts[node];
                    keptKinds[value[node]] = kinds[node];
                }
            }
            for (int i = 0; i < kept; i++) {
                from[i + 1] += from[i];
            }
            int[] sorted = new int[from[kept]];
            int[] next = Arrays.copyOf(from, kept);
            for (int i = 0; i < used; i++) {
                int to = value[entryNodes[i]];
                if (to >= 0) {
                    sorted[next[to]++] = entries[i];
                }
            }
            char[] letters = pool.letters();
            return new Lexicon(roots.build(letters, value), steps.build(letters, value), keptKinds, from, sorted, open,
                    beginnings.build(), ids, Arrays.copyOf(frequencies, ids.size()));
        }
    }
}
