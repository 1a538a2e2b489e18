package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

    /// A word of a phrase with everything that makes it find more than itself.
    private record Edge(Phrase.Word word, String language, boolean inflected, boolean adjectives, Set<String> parts) {}

    /// A word that may stand behind a part of a compound, and where it leads.
    private record Behind(boolean openEnd, Node next) {}

    private static final class Node {

        private final Map<Edge, Node> edges = new HashMap<>();
        private final Map<String, Set<Node>> whole = new HashMap<>();
        private final Map<String, Set<Node>> starts = new HashMap<>();
        private final Map<String, Set<Node>> ends = new HashMap<>();
        private final Map<String, Set<Node>> inside = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();

        Map<String, Set<Node>> steps(boolean openStart, boolean openEnd) {
            return openStart && openEnd ? inside : openStart ? ends : openEnd ? starts : whole;
        }

        boolean isLeaf() {
            return edges.isEmpty();
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
    private final Set<String> beginnings = new HashSet<>();
    /// By part, and by the word behind it.
    private final Map<String, Map<String, List<Behind>>> behind = new HashMap<>();
    private int longestPart;
    private final Disguises disguises;

    /// @param lists phrases by the name of their list
    NaiveLexicon(Map<String, List<NaiveWords>> lists) {
        lists.forEach((list, phrases) -> {
            for (NaiveWords one : phrases) {
                Entry entry = new Entry(list, one.phrase());
                for (List<Phrase.Word> words : one.phrase().forms()) {
                    add(words, one, entry);
                    joined(words, one, entry);
                }
            }
        });
        disguises = new Disguises(beginnings);
    }

    private void add(List<Phrase.Word> words, NaiveWords of, Entry entry) {
        Node node = root;
        for (Phrase.Word word : words) {
            Edge edge = new Edge(word, of.language(), of.inflected(), of.adjectives(), words.size() == 1
                    ? of.parts()
                    : Set.of());
            Node next = node.edges.get(edge);
            if (next == null) {
                next = new Node();
                node.edges.put(edge, next);
                Map<String, Set<Node>> steps = node.steps(word.openStart(), word.openEnd());
                for (String form : of.forms(word)) {
                    step(steps, form, next);
                    for (String part : of.partsBefore(words, form)) {
                        behind.computeIfAbsent(part, one -> new HashMap<>())
                                .computeIfAbsent(form, one -> new ArrayList<>())
                                .add(new Behind(word.openEnd(), next));
                        longestPart = Math.max(longestPart, part.length());
                        beginnings(part + form);
                    }
                }
            }
            node = next;
        }
        node.entries.add(entry);
    }

    private void step(Map<String, Set<Node>> steps, String form, Node next) {
        steps.computeIfAbsent(form, one -> new LinkedHashSet<>()).add(next);
        beginnings(form);
    }

    private void beginnings(String form) {
        for (int to = 1; to <= form.length(); to++) {
            beginnings.add(form.substring(0, to));
        }
    }

    /// `laser pointer` is also found as `laserpointer`, in any of its forms.
    private void joined(List<Phrase.Word> words, NaiveWords of, Entry entry) {
        if (words.size() < 2) {
            return;
        }
        Set<String> ones = Set.of("");
        for (Phrase.Word word : words) {
            Set<String> longer = new HashSet<>();
            ones.forEach(one -> of.forms(word).forEach(form -> longer.add(one + form)));
            ones = longer;
        }
        for (String one : ones) {
            if (one.length() >= MIN_COMPOUND && one.chars().allMatch(Character::isLetter)
                    && !Tokens.isUnspaced(one.codePointAt(0))) {
                add(List.of(new Phrase.Word(one, words.getFirst().openStart(), words.getLast().openEnd())),
                        NaiveWords.asWritten(of.phrase()), entry);
            }
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
    private List<Node> step(Node node, String form, boolean opens) {
        List<Node> next = new ArrayList<>(1);
        if (node == root) {
            compounds(form, opens, next);
        }
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

    private static void add(List<Node> next, @Nullable Set<Node> nodes) {
        if (nodes != null) {
            next.addAll(nodes);
        }
    }

    /// Every way to see a compound in a word: a part, and behind it a listed word that is the end of it or, when it may
    /// go on, a beginning of the rest.
    private void compounds(String form, boolean opens, List<Node> next) {
        for (int cut = 1; cut <= Math.min(longestPart, form.length() - 1); cut++) {
            Map<String, List<Behind>> heads = behind.get(form.substring(0, cut));
            if (heads == null) {
                continue;
            }
            for (int to = cut + 1; to <= form.length(); to++) {
                for (Behind one : heads.getOrDefault(form.substring(cut, to), List.of())) {
                    boolean goesOn = to < form.length();
                    if (!goesOn || (one.openEnd && opens && to >= MIN_OPEN)) {
                        next.add(one.next);
                    }
                }
            }
        }
    }
}
