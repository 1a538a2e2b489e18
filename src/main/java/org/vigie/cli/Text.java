package org.vigie.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Texts of pages on their way to a terminal.
final class Text {

    private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    private Text() {
    }

    /// The text on one line: control and invisible characters of a page must not reach the terminal.
    static String oneLine(String text) {
        return BREAKING.matcher(text).replaceAll(" ");
    }

    /// The text in lines of at most so many characters, broken at spaces, and within a word only where it is longer.
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }
}
