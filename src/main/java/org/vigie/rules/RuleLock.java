package org.vigie.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.yaml.Problem;

/// `rules.lock`: the version and digest of every rule as last agreed on. It is written by the program, and is what
/// makes a changed rule with an unchanged version fail.
final class RuleLock {

    static final String NAME = "rules.lock";

    private static final String HEAD = """
            # Written by `vigie rules lock`: id, version, digest of what the rule reads. Not edited by hand.
            """;

    private final Path file;
    private final Map<String, RuleRef> locked = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private RuleLock(Path file) {
        this.file = file;
    }

    static RuleLock read(Path folder) {
        RuleLock lock = new RuleLock(folder.resolve(NAME));
        List<String> lines;
        try {
            lines = Files.exists(lock.file) ? Files.readAllLines(lock.file) : List.of();
        } catch (IOException e) {
            lock.problems.add(Problem.ofFile(lock.file.toString(), "cannot be read: " + e.getMessage() + "."));
            return lock;
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" ", -1);
            if (parts.length == 3 && parts[1].matches("\\d{1,6}") && parts[2].matches("[0-9a-f]{64}")) {
                lock.locked.put(parts[0], new RuleRef(parts[0], Integer.parseInt(parts[1]), parts[2]));
            } else {
                lock.problems.add(new Problem(lock.file.toString(), i + 1, 1, line,
                        "A line of the lock is an id, a version and a digest."));
            }
        }
        return lock;
    }

    /// Ids that were ever locked.
    Set<String> ids() {
        return Set.copyOf(locked.keySet());
    }

    /// What forbids to go on: a changed rule of the same version, a version that fell, a rule that is gone.
    List<Problem> broken(List<Rule> rules) {
        List<Problem> found = new ArrayList<>(problems);
        Map<String, Rule> byId = new TreeMap<>();
        for (Rule rule : rules) {
            byId.put(rule.id(), rule);
            RuleRef was = locked.get(rule.id());
            if (was == null) {
                continue;
            }
            boolean changed = !was.digest().equals(rule.ref().digest());
            if (changed && was.version() == rule.ref().version()) {
                found.add(Problem.ofFile(path(rule), rule.id() + " has changed (its conditions, dates, markets or a"
                        + " list it reads) and is still version " + was.version() + ". Raise `version` to "
                        + (was.version() + 1) + ", so that earlier findings keep citing what they rest on."));
            } else if (was.version() > rule.ref().version()) {
                found.add(Problem.ofFile(path(rule), rule.id() + " is version " + rule.ref().version()
                        + ", but was version " + was.version() + " already. Versions only rise."));
            }
        }
        locked.keySet().stream().filter(id -> !byId.containsKey(id))
                .forEach(id -> found.add(Problem.ofFile(file.toString(), id + " is locked, but its file is gone."
                        + " Rules are never deleted: give it `status: retired`.")));
        return found;
    }

    private String path(Rule rule) {
        return file.resolveSibling(rule.file()).toString();
    }

    /// What only asks for the lock to be written anew.
    List<Problem> stale(List<Rule> rules) {
        List<String> ids = rules.stream().filter(rule -> {
            RuleRef was = locked.get(rule.id());
            return was == null || rule.ref().version() > was.version();
        }).map(Rule::id).toList();
        return ids.isEmpty()
                ? List.of()
                : List.of(Problem.ofFile(file.toString(), "does not know " + String.join(", ", ids)
                        + " as it is now. Write it with `vigie rules lock`."));
    }

    void write(List<Rule> rules) throws IOException {
        Path part = file.resolveSibling(NAME + ".part");
        Files.writeString(part, Stream.concat(Stream.of(HEAD.strip()), rules.stream()
                .sorted(Comparator.comparing(Rule::id))
                .map(rule -> rule.id() + " " + rule.ref().version() + " " + rule.ref().digest()))
                .collect(Collectors.joining("\n", "", "\n")));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
