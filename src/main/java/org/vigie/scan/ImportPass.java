package org.vigie.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.casework.Run;

/// Takes in pages and listings that were saved elsewhere: a folder or a file of HTML, WARC or JSONL. Each is sealed as
/// it came before it is read.
public final class ImportPass {

    /// A saved page larger than this is reported and left out.
    static final long MAX_FILE_BYTES = 20_000_000;

    private final ScanRooms rooms;

    public ImportPass(ScanRooms rooms) {
        this.rooms = rooms;
    }

    /// Imports a file, or every file below a folder that has a known ending.
    ///
    /// @param captured day on which the pages were saved, where the files do not say so themselves; without it the
    ///     moment of import counts, since nothing else can be vouched for
    /// @throws IOException when the path cannot be read, or archive or index cannot be written
    public Run run(Path path, Optional<LocalDate> captured, PassListener listener) throws IOException {
        List<Path> files = files(path);
        Run run = rooms.store().runs().start("import", "cli").orElseThrow(() -> new IOException(
                "an import is already under way; wait for it, or a minute if its process died"));
        listener.started(run, false);
        listener.planned(run.id(), files.size());
        try (Ledgers.Lease lease = rooms.ledgers().lease()) {
            Judging judging = new Judging(rooms.rules(), lease.ledger(), rooms.store(), run.id(), "", listener);
            Import in = new Import(run.id(), rooms, lease.ledger(), judging, captured, listener);
            for (Path file : files) {
                rooms.store().runs().heartbeat(run.id());
                String name = file.equals(path) ? file.getFileName().toString() : path.relativize(file).toString();
                switch (kind(file)) {
                    case HTML -> in.html(file, name);
                    case WARC -> in.warc(file, name);
                    case JSONL -> in.jsonl(file, name);
                    case OTHER -> in.done(name, "failed",
                            "not a kind of file that can be imported: .html, .htm, .warc, .warc.gz, .jsonl", -1);
                }
                lease.ledger().commitIfDue();
            }
        } catch (IOException | RuntimeException e) {
            rooms.store().runs().finish(run.id(), Run.State.FAILED, Optional.of(String.valueOf(e.getMessage())));
            throw e;
        }
        rooms.store().runs().finish(run.id(), Run.State.FINISHED, Optional.empty());
        Run ended = rooms.store().runs().run(run.id()).orElseThrow();
        listener.finished(ended);
        return ended;
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new IOException(path + " is neither a file nor a folder");
        }
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> files = walk.filter(Files::isRegularFile).filter(file -> kind(file) != FileKind.OTHER).sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException("no .html, .htm, .warc, .warc.gz or .jsonl file below " + path);
            }
            return files;
        }
    }

    private enum FileKind {
        HTML,
        WARC,
        JSONL,
        OTHER
    }

    private static FileKind kind(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return FileKind.HTML;
        }
        if (name.endsWith(".warc") || name.endsWith(".warc.gz")) {
            return FileKind.WARC;
        }
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? FileKind.JSONL : FileKind.OTHER;
    }
}
