package org.vigie.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Walks the whole hash log, checks that each line follows from the one before, and notes how far each segment is
/// logged.
final class LogScan {

    private static final int SECTOR = 512;

    private final Map<String, Long> ends = new LinkedHashMap<>();
    private String chain = LogLine.BEFORE_THE_FIRST;
    private long lines;
    private long end;
    private byte[] tail = {};

    /// Takes the lines of a scan.
    interface LineSink {
        void line(LogLine.Chained line, long offset) throws IOException;
    }

    /// Why a scan stopped before the end.
    ///
    /// @param line the line, from 0
    /// @param offset its first byte
    /// @param parsed the line, when it could be taken apart
    record Broken(long line, long offset, Optional<LogLine> parsed) {}

    /// @return what broke the chain, if anything did
    Optional<Broken> run(Path log, LineSink sink) throws IOException {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        try (LogReader reader = LogReader.open(log, 0)) {
            for (Optional<LogReader.Raw> raw = reader.next(); raw.isPresent(); raw = reader.next()) {
                Optional<LogLine.Chained> line = LogLine.parse(raw.get().bytes());
                if (line.isEmpty() || line.get().line().index() != lines || !line.get().follows(chain)) {
                    if (lacksSectors(raw.get()) && reader.next().isEmpty() && reader.tail().length == 0) {
                        tail = raw.get().bytes();
                        return Optional.empty();
                    }
                    return Optional.of(new Broken(lines, raw.get().offset(), line.map(LogLine.Chained::line)));
                }
                sink.line(line.get(), raw.get().offset());
                line.get().line().members().forEach(m -> ends.put(m.file(), m.end()));
                chain = line.get().chain();
                lines++;
                end = raw.get().end();
            }
            tail = reader.tail();
            return Optional.empty();
        }
    }

    /// A power cut can leave the last line with its end on disk and zeros in the sectors before it that were not yet
    /// written. Zeros that do not fill whole sectors of the line were not left by that.
    private static boolean lacksSectors(LogReader.Raw line) {
        boolean zeros = false;
        byte[] bytes = line.bytes();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                zeros = true;
                boolean begins = i == 0 || bytes[i - 1] != 0;
                boolean ends = i + 1 == bytes.length || bytes[i + 1] != 0;
                if ((begins && i > 0 && (line.offset() + i) % SECTOR != 0)
                        || (ends && (line.offset() + i + 1) % SECTOR != 0)) {
                    return false;
                }
            }
        }
        return zeros;
    }

    /// Chain hash of the last line.
    String chain() {
        return chain;
    }

    long lines() {
        return lines;
    }

    /// First byte behind the last good line.
    long end() {
        return end;
    }

    /// What stands behind the last good line, without a line end.
    byte[] tail() {
        return tail;
    }

    /// For each segment in the log, first byte behind its last logged member; in order.
    Map<String, Long> ends() {
        return ends;
    }
}
