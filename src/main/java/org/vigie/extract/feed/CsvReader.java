package org.vigie.extract.feed;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a table row by row, after RFC 4180, with any delimiter; each row with its line and its own text.
///
/// ```
/// row  = cell *(delimiter cell) (CRLF / LF / CR / end)
/// cell = DQUOTE *(any but DQUOTE / 2DQUOTE) DQUOTE / *(any but delimiter, CR, LF, DQUOTE)
/// ```
/// A row that is not of this grammar is told, and reading goes on behind its first line. With tabs, which RFC 4180 does
/// not know, a quote inside a cell that does not begin with one is taken as it stands. Empty lines are passed over.
final class CsvReader {

    /// A row of more characters is broken: most likely a quote that is never closed.
    static final int MOST_CHARS = 4_000_000;

    private static final int END = -1;

    private final Reader in;
    private final char delimiter;
    private final StringBuilder raw = new StringBuilder();
    private String pending = "";
    private int next;
    private long line = 1;

    CsvReader(Reader in, char delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    /// A row; `line` is that of its beginning, from 1.
    sealed interface Row {
        long line();
    }

    /// @param raw the row's own text, without its end
    record Cells(long line, List<String> cells, String raw) implements Row {}

    record Broken(long line, String why) implements Row {}

    /// Text that is not of the grammar.
    private static final class Malformed extends Exception {
        Malformed(String why) {
            super(why);
        }
    }

    /// The next row; empty at the end.
    Optional<Row> next() throws IOException {
        while (true) {
            raw.setLength(0);
            long begin = line;
            try {
                List<String> cells = cells();
                line += lineEnds();
                String text = raw.toString().stripTrailing();
                if (!raw.isEmpty() && text.indexOf(TextSource.BAD) >= 0) {
                    return Optional.of(new Broken(begin, "holds bytes that are not in the charset of the file"));
                }
                if (raw.isEmpty()) {
                    return Optional.empty();
                }
                if (!text.isEmpty()) {
                    return Optional.of(new Cells(begin, cells, withoutEnd()));
                }
            } catch (Malformed e) {
                goOnBehindFirstLine();
                line++;
                return Optional.of(new Broken(begin, String.valueOf(e.getMessage())));
            }
        }
    }

    private String withoutEnd() {
        int end = raw.length();
        while (end > 0 && (raw.charAt(end - 1) == '\n' || raw.charAt(end - 1) == '\r')) {
            end--;
        }
        return raw.substring(0, end);
    }

    private List<String> cells() throws IOException, Malformed {
        List<String> cells = new ArrayList<>();
        while (true) {
            StringBuilder cell = new StringBuilder();
            int c = read();
            if (c == '"') {
                c = quoted(cell, cells.size() + 1);
            } else {
                while (c != END && c != delimiter && c != '\n' && c != '\r') {
                    if (c == '"' && delimiter != '\t') {
                        throw new Malformed("a quote stands inside cell " + (cells.size() + 1)
                                + ", which does not begin with one; quote the cell and double the quote");
                    }
                    cell.append((char) c);
                    c = read();
                }
            }
            cells.add(cell.toString());
            if (c == '\r') {
                int after = read();
                if (after != '\n') {
                    unread(after);
                }
                return cells;
            }
            if (c != delimiter) {
                return cells;
            }
        }
    }

    /// @return the character behind the cell
    private int quoted(StringBuilder cell, int number) throws IOException, Malformed {
        while (true) {
            int c = read();
            if (c == END) {
                throw new Malformed("the quote that opens cell " + number + " is never closed");
            }
            if (c != '"') {
                cell.append((char) c);
                continue;
            }
            c = read();
            if (c == '"') {
                cell.append('"');
            } else if (c == END || c == delimiter || c == '\n' || c == '\r') {
                return c;
            } else {
                throw new Malformed("behind the closing quote of cell " + number + " stands more text");
            }
        }
    }

    private int read() throws IOException, Malformed {
        int c = next < pending.length() ? pending.charAt(next++) : in.read();
        if (c != END) {
            raw.append((char) c);
            if (raw.length() > MOST_CHARS) {
                throw new Malformed("has more than " + MOST_CHARS + " characters; is a quote not closed?");
            }
        }
        return c;
    }

    private void unread(int c) {
        if (c != END) {
            raw.setLength(raw.length() - 1);
            pushBack(String.valueOf((char) c));
        }
    }

    private void pushBack(String text) {
        pending = text + pending.substring(next);
        next = 0;
    }

    private void goOnBehindFirstLine() throws IOException {
        int end = 0;
        while (end < raw.length() && raw.charAt(end) != '\n' && raw.charAt(end) != '\r') {
            end++;
        }
        if (end < raw.length()) {
            end += raw.charAt(end) == '\r' && end + 1 < raw.length() && raw.charAt(end + 1) == '\n' ? 2 : 1;
            pushBack(raw.substring(end));
            return;
        }
        int c;
        do {
            c = next < pending.length() ? pending.charAt(next++) : in.read();
        } while (c != END && c != '\n');
    }

    private long lineEnds() {
        long ends = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == raw.length() || raw.charAt(i + 1) != '\n'))) {
                ends++;
            }
        }
        return ends;
    }
}
