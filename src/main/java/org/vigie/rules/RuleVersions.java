package org.vigie.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;

/// Every version of every rule that ever ran, as `vigie rules lock`, or a hunt for it, kept it under `rules/versions/`: one file for each
/// version, named `R0003/2-<12 hex digits>.yaml`, with the rule's text and all lists it reads. Files are read when
/// asked for, never changed and never deleted, so that an old finding can be made again.
///
/// What a finding shows of its rule beyond what its digest covers (title, topic, severity, trial, the names of the
/// laws) may change without a new version. Then a second file of the same version is kept beside the first.
public final class RuleVersions {

    static final String FOLDER = "versions";

    private static final int NAME_DIGITS = 12;

    private final Path folder;

    private RuleVersions(Path folder) {
        this.folder = folder;
    }

    /// The versions kept beside the rules of a folder.
    public static RuleVersions in(Path rulesFolder) {
        return new RuleVersions(rulesFolder.resolve(FOLDER));
    }

    /// What is kept of one version.
    ///
    /// @param rules every kept text, each compiled on its own and running, whatever its status
    /// @param problems why other texts could not be used: altered, or no longer understood
    public record Kept(List<RuleSet> rules, List<String> problems) {}

    /// Every kept text of exactly this rule, version and digest. The digest of what was compiled is that of the program
    /// that runs: it differs from the one asked for only when this program reads words in another way.
    ///
    /// @throws IOException when the folder cannot be read
    public Kept load(RuleRef ref) throws IOException {
        Problems problems = new Problems();
        List<RuleSet> sets = new ArrayList<>();
        for (Path file : files(ref.id())) {
            if (file.getFileName().toString().startsWith(ref.version() + "-")) {
                Optional<RuleBundle> bundle = RuleBundle.read(file.toString(), Files.readString(file), problems);
                bundle.filter(one -> one.ref().equals(ref)).flatMap(one -> one.compile(file.toString(), problems))
                        .flatMap(set -> set.alone(ref.id())).ifPresent(sets::add);
            }
        }
        return new Kept(List.copyOf(sets), problems.all().stream().map(Problem::describe).toList());
    }

    /// What is kept of one rule, oldest version first.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException when a file was altered
    /// @throws IOException when the folder cannot be read
    public List<RuleRef> of(String id) throws IOException {
        Problems problems = new Problems();
        List<RuleRef> refs = new ArrayList<>();
        for (Path file : files(id)) {
            RuleBundle.read(file.toString(), Files.readString(file), problems).map(RuleBundle::ref)
                    .filter(ref -> !refs.contains(ref)).ifPresent(refs::add);
        }
        problems.throwIfAny();
        refs.sort(Comparator.comparingInt(RuleRef::version));
        return List.copyOf(refs);
    }

    /// Keeps every rule that runs as it is now.
    void write(RuleFolder read) throws IOException {
        for (CompiledRule rule : read.rules()) {
            if (rule.runs()) {
                write(rule, read.shelf());
            }
        }
    }

    /// Keeps one rule as it is now, a draft too: whoever seals a finding of a rule that does not run by itself keeps the
    /// rule first.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException when something under the folder is wrong
    /// @throws IOException when it cannot be written
    public static void keep(Path rulesFolder, String id) throws IOException {
        Problems problems = new Problems();
        RuleFolder read = RuleFolder.read(rulesFolder, problems);
        problems.throwIfAny();
        for (CompiledRule rule : read.rules()) {
            if (rule.rule().id().equals(id)) {
                in(rulesFolder).write(rule, read.shelf());
            }
        }
    }

    private void write(CompiledRule rule, ListShelf shelf) throws IOException {
        Path file = file(rule);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, RuleBundle.of(rule, shelf).write());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// What asks for the lock to be written anew: rules that run and are not kept as they are.
    List<Problem> stale(List<CompiledRule> rules) {
        String missing = rules.stream().filter(CompiledRule::runs).filter(rule -> !Files.exists(file(rule)))
                .map(rule -> rule.rule().ref().toString()).collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? List.of()
                : List.of(Problem.ofFile(folder.toString(), "does not keep " + missing
                        + " as it is now. Write it with `vigie rules lock`."));
    }

    /// Kept versions that were altered.
    List<Problem> broken() {
        Problems problems = new Problems();
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.walk(folder, 2) : Stream.empty()) {
            for (Path file : all.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
                RuleBundle.read(file.toString(), Files.readString(file), problems);
            }
        } catch (IOException e) {
            problems.add(Problem.ofFile(folder.toString(), "cannot be read: " + e.getMessage() + "."));
        }
        return problems.all();
    }

    private Path file(CompiledRule rule) {
        Rule shown = rule.rule();
        String face = String.join("\n", shown.ref().digest(), shown.title(), shown.topic(), shown.severity().word(),
                shown.status().word(), shown.laws().toString());
        return folder.resolve(shown.id()).resolve(
                shown.ref().version() + "-" + Sha256.hex(face).substring(0, NAME_DIGITS) + ".yaml");
    }

    private List<Path> files(String id) throws IOException {
        Path own = folder.resolve(id);
        if (!id.matches("R\\d{4}") || !Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
