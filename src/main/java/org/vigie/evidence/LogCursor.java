package org.vigie.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Counts the complete lines of a log that may be growing, and finds a line by its number. Reads each byte once.
final class LogCursor {

    private static final int STEP = 64;

    private final Path log;
    private long[] marks = new long[16];
    private long lines;
    private long end;
    private String chain = LogLine.BEFORE_THE_FIRST;

    LogCursor(Path log) {
        this.log = log;
    }

    /// Complete lines now.
    long lines() throws IOException {
        return head().lines();
    }

    /// How far the log reaches now; its chain is not checked.
    synchronized LogHead head() throws IOException {
        if (!Files.exists(log)) {
            return new LogHead(0, chain);
        }
        try (LogReader reader = LogReader.open(log, end)) {
            for (Optional<LogReader.Raw> line = reader.next(); line.isPresent(); line = reader.next()) {
                if (lines % STEP == 0) {
                    int mark = Math.toIntExact(lines / STEP);
                    if (mark == marks.length) {
                        marks = Arrays.copyOf(marks, mark * 2);
                    }
                    marks[mark] = line.get().offset();
                }
                lines++;
                end = line.get().end();
                byte[] bytes = line.get().bytes();
                chain = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1);
            }
        }
        return new LogHead(lines, chain);
    }

    /// A reader whose next line is that one, which must be one of [#lines].
    LogReader at(long line) throws IOException {
        LogReader reader = LogReader.open(log, mark(line));
        try {
            for (long i = line - line % STEP; i < line; i++) {
                reader.next();
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    private synchronized long mark(long line) {
        return marks[Math.toIntExact(line / STEP)];
    }
}
