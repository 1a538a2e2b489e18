package org.vigie.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A phrase as it stands in its list, with what the head of the list says of its words. Nothing is expanded: whether a
/// word of a page is one of its forms is asked of each word that is met.
///
/// @param parts what may stand before a one-word phrase
record NaiveWords(Phrase phrase, String language, boolean inflected, boolean adjectives, Set<String> parts) {

    static NaiveWords asWritten(Phrase phrase) {
        return new NaiveWords(phrase, "", false, false, Set.of());
    }

    /// All forms of one word, itself among them.
    Set<String> forms(Phrase.Word word) {
        return inflected && !word.openEnd()
                ? Inflection.of(language).orElseThrow().forms(word.form(), adjectives)
                : Set.of(word.form());
    }

    /// What may stand before a word when the phrase is that word alone.
    Set<String> partsBefore(List<Phrase.Word> words, String form) {
        boolean head = words.size() == 1 && !words.getFirst().openStart() && form.length() >= 5
                && form.chars().allMatch(Character::isLetter);
        return head ? parts : Set.of();
    }

    /// Every list of a folder, read line by line.
    static Map<String, List<NaiveWords>> read(Path folder) {
        Map<String, List<NaiveWords>> lists = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString().replace(".txt", "");
                if (!name.equals("compound-parts")) {
                    lists.computeIfAbsent(name, one -> new ArrayList<>()).addAll(readFile(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }

    private static List<NaiveWords> readFile(Path file) throws IOException {
        List<NaiveWords> words = new ArrayList<>();
        List<String> lines = lines(file);
        String language = file.getParent().getFileName().toString();
        boolean adjectives = lines.contains("[inflect: adjectives]");
        boolean inflected = adjectives || lines.contains("[inflect]");
        Set<String> parts = new HashSet<>();
        if (lines.contains("[compounds]")) {
            for (String line : lines(file.resolveSibling("compound-parts.txt"))) {
                Phrase.read(line, NaiveWords::never).orElseThrow().forms()
                        .forEach(form -> parts.add(form.getFirst().form()));
            }
        }
        for (String line : lines) {
            if (!line.matches("\\[[^]]*]")) {
                boolean exact = line.contains("[exact]");
                Phrase phrase = Phrase.read(line.replace("[exact]", ""), NaiveWords::never).orElseThrow();
                words.add(exact ? asWritten(phrase) : new NaiveWords(phrase, language, inflected, adjectives, parts));
            }
        }
        return words;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.startsWith("#") ? "" : line.split(" #", 2)[0].strip())
                .filter(line -> !line.isEmpty()).toList();
    }

    private static void never(String wrong) {
        throw new AssertionError(wrong);
    }
}
