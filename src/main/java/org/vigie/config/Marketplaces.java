package org.vigie.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;

/// Reads `config/marketplaces/`: one file a marketplace, its form described at [Marketplace].
public final class Marketplaces {

    private Marketplaces() {
    }

    /// Reads every `*.yaml` of a folder, in the order of their names; a folder that is not there holds none.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException naming every mistake in every file
    public static List<Marketplace> load(Path folder) {
        return load(folder, place -> Optional.empty());
    }

    /// The same, with a check of what this room cannot judge: the CSS in the files.
    ///
    /// @param mistake says what is wrong with a place on a page (CSS, or CSS and `@attribute`), or nothing
    public static List<Marketplace> load(Path folder, Function<String, Optional<String>> mistake) {
        Problems problems = new Problems();
        List<Marketplace> found = new ArrayList<>();
        Map<String, Path> names = new HashMap<>();
        for (Path file : files(folder, problems)) {
            Optional<Marketplace> read = YamlFile.read(file, problems)
                    .flatMap(map -> new MarketplaceFile(map, mistake).read());
            if (read.isPresent()) {
                Path other = names.putIfAbsent(read.get().name(), file);
                if (other != null) {
                    problems.add(Problem.ofFile(file.toString(), "has the name `" + read.get().name()
                            + "` that " + other + " has already; give it another."));
                }
                found.add(read.get());
            }
        }
        problems.throwIfAny();
        return List.copyOf(found);
    }

    private static List<Path> files(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            problems.add(Problem.ofFile(folder.toString(), "cannot be listed: " + e.getMessage() + "."));
            return List.of();
        }
    }
}
