package org.vigie.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Brings an archive to its last logged line before it is written to again: sets aside what a crash left behind,
/// deletes nothing, and refuses when something acknowledged is missing.
final class Recovery {

    private final ArchiveFolder folder;

    Recovery(ArchiveFolder folder) {
        this.folder = folder;
    }

    /// @return the scan, when folder and log agree
    /// @throws ArchiveDamagedException when the log or the segments are not as a writer or a crash leaves them
    LogScan run(LogScan.LineSink sink) throws IOException {
        LogScan scan = new LogScan();
        Optional<LogScan.Broken> broken = scan.run(folder.log(), sink);
        if (broken.isPresent()) {
            throw damaged("line " + broken.get().line() + " of " + folder.log() + " (byte " + broken.get().offset()
                    + ") is not as it was written");
        }
        for (Map.Entry<String, Long> each : scan.ends().entrySet()) {
            Path file = folder.file(each.getKey());
            if (!Files.isRegularFile(file)) {
                throw damaged(file + " is missing");
            }
            if (Files.size(file) < each.getValue()) {
                throw damaged(file + " has " + Files.size(file) + " bytes, but records are logged up to byte "
                        + each.getValue());
            }
        }
        Unlogged unlogged = Unlogged.find(folder, scan.ends(), sizes(folder));
        if (!unlogged.impossible().isEmpty()) {
            Unlogged.Piece piece = unlogged.impossible().getFirst();
            throw damaged("no line of the log covers the " + piece.length() + " bytes from byte " + piece.offset()
                    + " of " + folder.file(piece.file()) + ", and no crash leaves bytes there");
        }
        if (unlogged.seals() > 1) {
            Unlogged.Piece piece = unlogged.pieces().getFirst();
            throw damaged("records of " + unlogged.seals() + " seals stand behind byte " + piece.offset() + " of "
                    + folder.file(piece.file()) + ", which no line of the log covers: lines of " + folder.log()
                    + " are gone");
        }
        setAside(scan, unlogged);
        return scan;
    }

    private ArchiveDamagedException damaged(String what) {
        return new ArchiveDamagedException("The archive " + folder.root() + " cannot be written to: " + what
                + ". Keep the folder as it is, check it, and restore it from a copy or use another archive folder.");
    }

    static Map<String, Long> sizes(ArchiveFolder folder) throws IOException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (String segment : folder.segments()) {
            sizes.put(segment, Files.size(folder.file(segment)));
        }
        return sizes;
    }

    /// The log first: were the segments cut first and the power with them, the beginning of a line would stand there
    /// without its records, which looks like a forgery.
    private void setAside(LogScan scan, Unlogged unlogged) throws IOException {
        if (Files.exists(folder.log()) && Files.size(folder.log()) > scan.end()) {
            cut(folder.log(), scan.end());
        }
        for (Unlogged.Piece piece : unlogged.pieces()) {
            Path file = folder.file(piece.file());
            if (scan.ends().containsKey(piece.file())) {
                cut(file, piece.offset());
            } else {
                Files.move(file, free(file, 0), StandardCopyOption.ATOMIC_MOVE);
                ArchiveFolder.flush(folder.torn());
                ArchiveFolder.flush(folder.root().resolve("warc"));
            }
        }
    }

    private void cut(Path file, long end) throws IOException {
        Path aside = free(file, end);
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "rw");
                RandomAccessFile out = new RandomAccessFile(aside.toFile(), "rw")) {
            in.seek(end);
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            out.getFD().sync();
            ArchiveFolder.flush(folder.torn());
            in.setLength(end);
            in.getFD().sync();
        }
    }

    private Path free(Path file, long offset) throws IOException {
        Files.createDirectories(folder.torn());
        for (int i = 1;; i++) {
            Path name = folder.torn().resolve(file.getFileName() + ".from-" + offset + "." + i);
            if (!Files.exists(name)) {
                return name;
            }
        }
    }
}
