package org.vigie.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vigie.yaml.InvalidFilesException;

/// The rules of a folder while people edit it: those that were last read without a mistake. Whoever judges takes them
/// anew for each page; reading new ones happens beside, and the change from one set to the next is one step. Safe for
/// use by several threads.
public final class RulesInForce implements Supplier<RuleSet> {

    private final Path folder;
    private volatile RuleSet rules;
    private Map<String, String> seen;

    /// What looking at the folder again led to.
    public sealed interface Change {

        /// New rules are in force.
        ///
        /// @param rules ids of the rules that were added, changed or taken away; also when only a list of theirs was
        record Taken(RuleSet now, List<String> rules) implements Change {}

        /// The folder holds mistakes; the rules from before stay in force.
        ///
        /// @param problems naming file, place and remedy
        record Refused(String problems) implements Change {}
    }

    /// Reads the folder.
    ///
    /// @throws InvalidFilesException naming every mistake of every file at once
    public RulesInForce(Path folder) {
        this.folder = folder;
        this.seen = stamps();
        this.rules = RuleSet.load(folder);
    }

    @Override
    public RuleSet get() {
        return rules;
    }

    /// Looks whether a file of the folder was changed, added or taken away, and reads all of them if so. A mistake is
    /// told once, until another change.
    public synchronized Optional<Change> look() {
        Map<String, String> now = stamps();
        if (now.equals(seen)) {
            return Optional.empty();
        }
        seen = now;
        RuleSet read;
        try {
            read = RuleSet.load(folder);
        } catch (InvalidFilesException e) {
            return Optional.of(new Change.Refused(String.valueOf(e.getMessage())));
        }
        RuleSet before = rules;
        Map<String, Rule> gone = new TreeMap<>();
        before.rules().forEach(rule -> gone.put(rule.id(), rule));
        List<String> changed = Stream.concat(
                read.rules().stream().filter(rule -> {
                    Rule old = gone.remove(rule.id());
                    return old == null || !old.ref().equals(rule.ref());
                }).map(Rule::id).toList().stream(), gone.keySet().stream()).sorted().toList();
        rules = read;
        return Optional.of(new Change.Taken(read, changed));
    }

    /// Size and moment of the last change of every file that rules are made of. A folder that cannot be read has none,
    /// and reading it says so.
    private Map<String, String> stamps() {
        Map<String, String> stamps = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).filter(this::isOfRules).toList()) {
                stamps.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException | UncheckedIOException e) {
            stamps.clear();
        }
        return stamps;
    }

    /// Kept versions and examples change nothing of what the rules say.
    private boolean isOfRules(Path file) {
        String first = folder.relativize(file).getName(0).toString();
        return !first.equals(RuleVersions.FOLDER) && !first.equals(ExampleFiles.FOLDER);
    }
}
