package org.vigie.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;

/// Reads the watches, one file each, from a folder (`config/watches`).
///
/// The name of a file without `.yaml` is the name of its watch. Files with other endings (a README) are left alone, and
/// so are folders and hidden files. Cron expressions are not judged here but by the schedule, which knows their
/// grammar.
public final class Watches {

    private Watches() {
    }

    /// Reads every watch, in the order of their names. A folder that does not exist holds no watches.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException naming every mistake of every file
    public static List<Watch> load(Path folder) {
        return load(folder, List.of());
    }

    /// The same, with the marketplaces that the watches name, so that searches, categories, shops and sellers become
    /// addresses. Word lists stand in the folder `words` beside that of the watches.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException naming every mistake of every file
    public static List<Watch> load(Path folder, List<Marketplace> marketplaces) {
        Problems problems = new Problems();
        List<Watch> watches = new ArrayList<>();
        for (Path file : files(folder, problems)) {
            read(file, marketplaces, folder.resolveSibling("words"), problems).ifPresent(watches::add);
        }
        problems.throwIfAny();
        return List.copyOf(watches);
    }

    private static List<Path> files(Path folder, Problems problems) {
        List<Path> files = new ArrayList<>();
        if (Files.notExists(folder)) {
            return files;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".") || Files.isDirectory(entry)) {
                    continue;
                }
                if (name.endsWith(".yaml")) {
                    files.add(entry);
                } else if (name.endsWith(".yml")) {
                    problems.add(Problem.ofFile(entry.toString(), "is not read; let its name end with .yaml."));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(Problem.ofFile(folder.toString(),
                    "cannot be listed (" + e.getMessage() + "); it must be a folder that Vigie may read."));
        }
        files.sort(null);
        return files;
    }

    private static Optional<Watch> read(Path file, List<Marketplace> marketplaces, Path words, Problems problems) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - ".yaml".length());
        if (!WatchFile.NAME.matcher(name).matches()) {
            problems.add(Problem.ofFile(file.toString(), "`" + name + "` cannot name a watch; "
                    + "name the file with small letters, digits and hyphens, such as toys-fr.yaml."));
        } else if (name.equals("import")) {
            problems.add(Problem.ofFile(file.toString(),
                    "`import` is what imports are listed as; give the file another name."));
        }
        return YamlFile.read(file, problems).map(map -> new WatchFile(map, marketplaces, words, problems).read(name));
    }
}
