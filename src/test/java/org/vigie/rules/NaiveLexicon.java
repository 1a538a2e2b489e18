package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.normalise.Disguises;
import org.vigie.normalise.Span;
import org.vigie.normalise.Tokens;

/// The plain way to find phrases, kept as the measure of the fast one: maps of strings, and every guess made anew.

final class NaiveLexicon {

    private static final int MIN_OPEN = 4;
    private static final int MIN_COMPOUND = 8;

    private static final class Node {

        private final Map<String, Node> whole = new HashMap<>();
        private final Map<String, Node> starts = new HashMap<>();
        private final Map<String, Node> ends = new HashMap<>();
        private final Map<String, Node> inside = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();

        boolean isLeaf() {
            return whole.isEmpty() && starts.isEmpty() && ends.isEmpty() && inside.isEmpty();
        }
    }

    private record Entry(String list, Phrase phrase) {}

    /// Of two hits at one place the longer one counts, and of equally long ones that of another thing.
    private record Hit(Span span, boolean other) {

        /// What lies inside a hit is part of it; what only begins inside another thing is, too.
        boolean swallows(Hit later) {
            return later.span.to() <= span.to() || (other && later.span.from() < span.to());
        }

        boolean outweighs(Hit that) {
            return span.to() > that.span.to() || (span.to() == that.span.to() && other);
        }
    }

    private final Node root = new Node();
    private final Disguises disguises;

    /// @param lists phrases by the name of their list
    NaiveLexicon(Map<String, List<Phrase>> lists) {
        Set<String> beginnings = new HashSet<>();
        lists.forEach((list, phrases) -> {
            for (Phrase phrase : phrases) {
                Entry entry = new Entry(list, phrase);
                for (List<Phrase.Word> words : phrase.forms()) {
                    add(words, entry, beginnings);
                    compound(words, entry, beginnings);
                }
            }
        });
        disguises = new Disguises(beginnings);
    }

    private void add(List<Phrase.Word> words, Entry entry, Set<String> beginnings) {
        Node node = root;
        for (Phrase.Word word : words) {
            Map<String, Node> edges = word.openStart() && word.openEnd()
                    ? node.inside
                    : word.openStart() ? node.ends : word.openEnd() ? node.starts : node.whole;
            node = edges.computeIfAbsent(word.form(), form -> new Node());
            for (int to = 1; to <= word.form().length(); to++) {
                beginnings.add(word.form().substring(0, to));
            }
        }
        node.entries.add(entry);
    }

    /// `laser pointer` is also found as `laserpointer`.
    private void compound(List<Phrase.Word> words, Entry entry, Set<String> beginnings) {
        String one = words.stream().map(Phrase.Word::form).collect(Collectors.joining());
        if (words.size() > 1 && one.length() >= MIN_COMPOUND && one.chars().allMatch(Character::isLetter)
                && !Tokens.isUnspaced(one.codePointAt(0))) {
            add(List.of(new Phrase.Word(one, words.getFirst().openStart(), words.getLast().openEnd())), entry,
                    beginnings);
        }
    }

    /// Every phrase that stands in a text and counts on a day, by the name of its list, in the order of the text. Of
    /// phrases of one list that lie inside each other only the longest is kept.
    Map<String, List<Span>> find(Tokens tokens, LocalDate day) {
        Map<String, List<Hit>> found = new HashMap<>();
        for (int token = 0; token < tokens.size(); token++) {
            Map<String, Hit> longest = new HashMap<>();
            walk(root, tokens, token, token, day, longest);
            longest.forEach((list, hit) -> {
                List<Hit> hits = found.computeIfAbsent(list, name -> new ArrayList<>());
                if (hits.isEmpty() || !hits.getLast().swallows(hit)) {
                    hits.add(hit);
                }
            });
        }
        Map<String, List<Span>> spans = new HashMap<>();
        found.forEach((list, hits) -> {
            List<Span> wanted = hits.stream().filter(hit -> !hit.other).map(Hit::span).toList();
            if (!wanted.isEmpty()) {
                spans.put(list, wanted);
            }
        });
        return spans;
    }

    private void walk(Node node, Tokens tokens, int from, int token, LocalDate day, Map<String, Hit> longest) {
        for (Entry entry : node.entries) {
            if (entry.phrase.counts(day)) {
                Hit hit = new Hit(tokens.span(from, token), entry.phrase.other());
                longest.merge(entry.list, hit, (a, b) -> b.outweighs(a) ? b : a);
            }
        }
        if (node.isLeaf() || token >= tokens.size()
                || (node != root && tokens.sentence(token) != tokens.sentence(token - 1) && !spelled(tokens, token))) {
            return;
        }
        for (Disguises.Guess guess : disguises.at(tokens, token)) {
            step(node, guess.form(), guess.next() == token + 1)
                    .forEach(next -> walk(next, tokens, from, guess.next(), day, longest));
        }
    }

    /// Single letters may be divided by anything.
    private static boolean spelled(Tokens tokens, int token) {
        return tokens.form(token).length() == 1 && tokens.form(token - 1).length() == 1;
    }

    /// A word put together from several tokens does not open into longer ones: it would swallow its neighbours.
    private static List<Node> step(Node node, String form, boolean opens) {
        List<Node> next = new ArrayList<>(1);
        add(next, node.whole.get(form));
        if (!opens) {
            add(next, node.starts.get(form));
            add(next, node.ends.get(form));
            add(next, node.inside.get(form));
            return next;
        }
        int size = form.length();
        for (int to = MIN_OPEN; to <= size && !node.starts.isEmpty(); to++) {
            add(next, node.starts.get(form.substring(0, to)));
        }
        for (int from = 0; from <= size - MIN_OPEN && !node.ends.isEmpty(); from++) {
            add(next, node.ends.get(form.substring(from)));
        }
        for (int from = 0; from <= size - MIN_OPEN && !node.inside.isEmpty(); from++) {
            for (int to = from + MIN_OPEN; to <= Math.min(size, from + 40); to++) {
                add(next, node.inside.get(form.substring(from, to)));
            }
        }
        return next;
    }

    private static void add(List<Node> next, @Nullable Node node) {
        if (node != null) {
            next.add(node);
        }
    }
}
