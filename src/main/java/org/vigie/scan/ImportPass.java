package org.vigie.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.casework.Run;
import org.vigie.config.TableMapping;

/// Takes in pages and listings that were saved elsewhere: a file, or a folder, of HTML, WARC, WACZ or HAR, or of
/// listings
/// as JSONL, product feed or table. Each page or listing is sealed as it came before it is read; a listing of a feed or
/// a table, as the piece of the file that holds it.
public final class ImportPass {

    /// A saved page larger than this is reported and left out.
    static final long MAX_FILE_BYTES = 20_000_000;

    private final ScanRooms rooms;

    public ImportPass(ScanRooms rooms) {
        this.rooms = rooms;
    }

    /// How to read what a file does not say itself.
    ///
    /// @param captured day on which the pages were saved, where the files do not say so themselves; without it the
    ///     moment of import counts, since nothing else can be vouched for
    /// @param marketplace where feeds and tables are from, where they do not say so themselves; may be empty
    /// @param mapping the columns of tables; without it tables must be product feeds
    public record Reading(Optional<LocalDate> captured, String marketplace, Optional<TableMapping> mapping) {}

    /// Imports a file, or every file below a folder that is of a known kind, with nothing said but the day.
    ///
    /// @param captured day on which the pages were saved, where the files do not say so themselves; without it the
    ///     moment of import counts, since nothing else can be vouched for
    /// @throws IOException when the path cannot be read, or archive or index cannot be written
    public Run run(Path path, Optional<LocalDate> captured, PassListener listener) throws IOException {
        return run(path, new Reading(captured, "", Optional.empty()), listener);
    }

    /// Imports a file, or every file below a folder that is of a known kind.
    ///
    /// @throws IOException when the path cannot be read, or archive or index cannot be written
    public Run run(Path path, Reading how, PassListener listener) throws IOException {
        List<Path> files = files(path);
        Run run = rooms.store().runs().start("import", "cli").orElseThrow(() -> new IOException(
                "an import is already under way; wait for it, or a minute if its process died"));
        listener.started(run, false);
        listener.planned(run.id(), files.size());
        try (Ledgers.Lease lease = rooms.ledgers().lease()) {
            Judging judging = new Judging(rooms.rules(), lease.ledger(),
                    (listings, undecided, breaches, news) -> rooms.store()
                            .runs().count(run.id(), listings, undecided, breaches, news),
                    run.id(), "", listener);
            Import in = new Import(run.id(), rooms, lease.ledger(), judging, how, listener);
            for (Path file : files) {
                rooms.store().runs().heartbeat(run.id());
                String name = file.equals(path) ? file.getFileName().toString() : path.relativize(file).toString();
                in.file(file, name);
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
            List<Path> files = new ArrayList<>();
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                if (FileKind.taken(file)) {
                    files.add(file);
                }
            }
            if (files.isEmpty()) {
                throw new IOException("no file that can be imported (" + FileKind.KNOWN + ") below " + path);
            }
            return files;
        }
    }
}
