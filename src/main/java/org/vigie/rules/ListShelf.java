package org.vigie.rules;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;

/// The phrase lists of a rules folder: `lists/<language>/<name>.txt`, one phrase a line, `#` for comments. A list is
/// all files of its name, in whatever language: a page mixes them. At the head of a file may stand what its words stand
/// for beside themselves, see [ListHead].
final class ListShelf {

    private static final int MAX_CHARS = 1_000_000;

    private final Map<String, List<Phrase>> lists = new TreeMap<>();
    private final Map<String, Map<String, List<Phrase>>> byLanguage = new TreeMap<>();
    private final Map<String, List<String>> files = new TreeMap<>();
    private final Map<String, List<String>> written = new TreeMap<>();
    private final Map<String, Set<String>> parts = new TreeMap<>();
    private final Set<String> compounding = new HashSet<>();
    private final Problems problems;

    private ListShelf(Problems problems) {
        this.problems = problems;
    }

    static ListShelf read(Path folder, Problems problems) {
        ListShelf shelf = new ListShelf(problems);
        if (Files.isDirectory(folder)) {
            for (Path language : children(folder, problems)) {
                shelf.readLanguage(language);
            }
        }
        return shelf;
    }

    /// The lists that a kept version of a rule holds.
    ///
    /// @param texts texts of list files by language and name, `en/jammers`
    /// @param bundle the file that holds them, for messages
    static ListShelf of(Map<String, String> texts, String bundle, Problems problems) {
        ListShelf shelf = new ListShelf(problems);
        texts.forEach((place, text) -> {
            if (place.endsWith("/" + ListHead.PARTS)) {
                shelf.readParts(place, bundle + " " + place, text);
            }
        });
        texts.forEach((place, text) -> {
            if (!place.endsWith("/" + ListHead.PARTS)) {
                shelf.readText(place, bundle + " " + place, text);
            }
        });
        return shelf;
    }

    /// All phrases by the name of their list.
    Map<String, List<Phrase>> lists() {
        return Collections.unmodifiableMap(lists);
    }

    /// The phrases of one list by language.
    Map<String, List<Phrase>> byLanguage(String list) {
        return byLanguage.getOrDefault(list, Map.of());
    }

    /// The files of a list, as the user named them.
    List<String> files(String list) {
        return files.getOrDefault(list, List.of());
    }

    /// Lists that must be at hand beside one to read it: the parts of compounds.
    Set<String> needed(String list) {
        return compounding.contains(list) ? Set.of(ListHead.PARTS) : Set.of();
    }

    /// Parts of compounds that no list asks for.
    List<String> unneeded() {
        return compounding.isEmpty() ? files(ListHead.PARTS) : List.of();
    }

    /// What a digest reads of a list: its phrases and days, without comments and order.
    String canonical(String list) {
        if (list.equals(ListHead.PARTS)) {
            return parts.toString();
        }
        return lists.getOrDefault(list, List.of()).stream().map(Phrase::canonical).sorted().distinct().toList()
                .toString();
    }

    /// The phrases of a list as they are written, by language and name: `en/jammers`.
    Map<String, String> texts(String list) {
        Map<String, String> texts = new TreeMap<>();
        written.forEach((file, phrases) -> {
            if (file.endsWith("/" + list)) {
                texts.put(file, String.join("\n", phrases) + "\n");
            }
        });
        return texts;
    }

    private void readLanguage(Path folder) {
        String language = folder.getFileName().toString();
        if (!Files.isDirectory(folder)) {
            problems.add(Problem.ofFile(folder.toString(), "stands beside the languages; lists stand in the folder of"
                    + " their language, such as lists/en/."));
            return;
        }
        if (!language.equals("mul") && !List.of(Locale.getISOLanguages()).contains(language)) {
            problems.add(Problem.ofFile(folder.toString(), "is not named after a language: two letters of ISO 639-1,"
                    + " or mul for words of no one language."));
        }
        Path partsFile = folder.resolve(ListHead.PARTS + ".txt");
        if (Files.exists(partsFile)) {
            read(partsFile).ifPresent(
                    text -> readParts(language + "/" + ListHead.PARTS, partsFile.toString(), text));
        }
        for (Path file : children(folder, problems)) {
            String name = file.getFileName().toString();
            if (file.equals(partsFile)) {
                continue;
            }
            if (name.matches("[a-z0-9-]+\\.txt")) {
                read(file).ifPresent(text -> readText(language + "/" + name.substring(0, name.length() - 4),
                        file.toString(), text));
            } else {
                problems.add(Problem.ofFile(file.toString(), "is not a list: its name must be small letters, digits"
                        + " and hyphens, and end in .txt."));
            }
        }
    }

    private Optional<String> read(Path file) {
        try {
            return Optional.of(Files.size(file) > MAX_CHARS * 4L ? "" : Files.readString(file));
        } catch (MalformedInputException e) {
            problems.add(Problem.ofFile(file.toString(), "is not UTF-8 text; save it as UTF-8."));
        } catch (IOException e) {
            problems.add(Problem.ofFile(file.toString(), "cannot be read: " + e.getMessage() + "."));
        }
        return Optional.empty();
    }

    /// Reads the words that compounds are made with.
    private void readParts(String place, String file, String text) {
        files.computeIfAbsent(ListHead.PARTS, name -> new ArrayList<>()).add(file);
        Set<String> words = new TreeSet<>();
        List<String> kept = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String word = withoutComment(line);
            if (!word.isBlank()) {
                kept.add(word);
                Problem spot = new Problem(file, number, 1, line, "");
                ListHead.parts(word, wrong -> at(spot, wrong)).forEach(words::add);
            }
        }
        written.put(place, kept);
        parts.put(place.substring(0, place.indexOf('/')), words);
    }

    /// @param place language and name
    private void readText(String place, String file, String text) {
        String language = place.substring(0, place.indexOf('/'));
        String list = place.substring(place.indexOf('/') + 1);
        List<Phrase> phrases = lists.computeIfAbsent(list, name -> new ArrayList<>());
        files.computeIfAbsent(list, name -> new ArrayList<>()).add(file);
        List<Phrase> own = new ArrayList<>();
        byLanguage.computeIfAbsent(list, name -> new TreeMap<>()).put(language, own);
        Set<String> seen = new HashSet<>();
        int number = 0;
        WordForms forms = WordForms.AS_WRITTEN;
        boolean atHead = true;
        List<String> kept = written.computeIfAbsent(place, name -> new ArrayList<>());
        for (String line : text.lines().toList()) {
            number++;
            String words = withoutComment(line);
            if (words.isBlank()) {
                continue;
            }
            kept.add(words);
            Problem spot = new Problem(file, number, 1, line, "");
            if (ListHead.isOne(words)) {
                if (atHead) {
                    forms = ListHead.read(words, language, forms, parts.getOrDefault(language, Set.of()),
                            wrong -> at(spot, wrong));
                    if (!forms.parts().isEmpty()) {
                        compounding.add(list);
                    }
                } else {
                    at(spot, "What holds for the whole file stands before its first phrase.");
                }
                continue;
            }
            atHead = false;
            Phrase.read(words, forms, wrong -> at(spot, wrong)).ifPresent(phrase -> {
                if (seen.add(phrase.canonical())) {
                    phrases.add(phrase);
                    own.add(phrase);
                } else {
                    at(spot, "This phrase stands in the file twice.");
                }
            });
        }
        if (atHead) {
            problems.add(Problem.ofFile(file, "holds no phrase. Write one a line, or delete the file."));
        }
    }

    private void at(Problem place, String message) {
        problems.add(new Problem(place.file(), place.line(), place.column(), place.lineText(), message));
    }

    private static String withoutComment(String line) {
        int hash = line.startsWith("#") ? 0 : line.indexOf(" #");
        return (hash < 0 ? line : line.substring(0, hash)).strip();
    }

    /// What stands in a folder, by name, without hidden files.
    static List<Path> children(Path folder, Problems problems) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            problems.add(Problem.ofFile(folder.toString(), "cannot be read: " + e.getMessage() + "."));
            return List.of();
        }
    }
}
