package org.vigie.yaml;

/// One thing that is wrong in a file, with its place.
///
/// @param file the file as the user named it
/// @param line from 1; 0 when the problem is about the whole file
/// @param column from 1, in characters
/// @param lineText the line itself, without its end
/// @param message what is wrong and how to mend it, one or two sentences
public record Problem(String file, int line, int column, String lineText, String message) {

    /// A problem of a whole file (unreadable, empty, a clash with another file).
    public static Problem ofFile(String file, String message) {
        return new Problem(file, 0, 0, "", message);
    }

    /// The text a user reads: place, message, the line and a caret under the spot.
    public String describe() {
        if (line == 0) {
            return file + ": " + message;
        }
        String number = Integer.toString(line);
        String margin = " ".repeat(number.length());
        String caret = " ".repeat(Math.max(0, column - 1));
        return file + ":" + line + ":" + column + ": " + message + "\n"
                + "  " + number + " | " + lineText + "\n"
                + "  " + margin + " | " + caret + "^";
    }
}
