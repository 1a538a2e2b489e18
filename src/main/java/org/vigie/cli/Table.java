package org.vigie.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table for people: columns as wide as their content, wrapped side by side where they are told to, the last one at
/// the width of the terminal. (The table of the command-line library writes wrapped columns below each other.)
final class Table {

    private static final int LEAST_LAST = 30;
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final int[] most;

    Table(String... head) {
        most = new int[head.length];
        Arrays.fill(most, Integer.MAX_VALUE);
        rows.add(head);
    }

    Table row(String... cells) {
        if (cells.length != most.length) {
            throw new IllegalArgumentException("a row of " + cells.length + " in a table of " + most.length);
        }
        rows.add(Arrays.stream(cells).map(cell -> Text.oneLine(cell).strip()).toArray(String[]::new));
        return this;
    }

    /// Wraps a column at so many characters.
    Table wrap(int column, int characters) {
        most[column] = characters;
        return this;
    }

    void print(PrintWriter out) {
        int[] widths = widths();
        for (String[] row : rows) {
            List<List<String>> cells = new ArrayList<>();
            for (int i = 0; i < row.length; i++) {
                cells.add(Text.wrap(row[i], widths[i]));
            }
            int height = cells.stream().mapToInt(List::size).max().orElse(0);
            for (int line = 0; line < height; line++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < row.length; i++) {
                    String part = line < cells.get(i).size() ? cells.get(i).get(line) : "";
                    text.append(part).repeat(" ", widths[i] - part.length()).append(GAP);
                }
                out.println(text.toString().stripTrailing());
            }
        }
        out.flush();
    }

    private int[] widths() {
        int[] widths = new int[most.length];
        int left = terminal();
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int widest = rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
            int room = i == widths.length - 1 ? Math.max(LEAST_LAST, left) : most[i];
            widths[i] = Math.max(1, Math.min(widest, room));
            left -= widths[i] + GAP.length();
        }
        return widths;
    }

    /// Characters in a line of the terminal.
    static int terminal() {
        String columns = System.getenv("COLUMNS");
        try {
            return columns == null ? 140 : Math.max(80, Integer.parseInt(columns));
        } catch (NumberFormatException e) {
            return 140;
        }
    }
}
