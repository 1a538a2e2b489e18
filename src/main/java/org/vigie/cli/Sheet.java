package org.vigie.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Lines of three columns: a name, a text, and where it stands. Texts are wrapped inside their column; a Chinese or
/// Japanese sign takes two places of a terminal. Styles are written only where they are wanted.
final class Sheet {

    /// How a text looks where colours are wanted.
    enum Style {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        GOOD("32"),
        WARN("1;33");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    private static final int NAME = 22;
    private static final int LEAST_PLACE = 24;
    private static final String INDENT = "  ";

    private final PrintWriter out;
    private final boolean colours;
    private final int text;
    private final int place;

    Sheet(PrintWriter out, int width, boolean colours) {
        this.out = out;
        this.colours = colours;
        this.place = Math.max(LEAST_PLACE, (width - NAME) * 2 / 5);
        this.text = Math.max(LEAST_PLACE, width - NAME - place - 2 * INDENT.length());
    }

    /// One row.
    void row(String name, String middle, Style style, List<String> places) {
        List<String> left = wrap(middle, text);
        List<String> right = new ArrayList<>();
        places.forEach(each -> right.addAll(wrap(each, place)));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String first = i == 0 ? name : "";
            String second = i < left.size() ? left.get(i) : "";
            String third = i < right.size() ? right.get(i) : "";
            out.print(INDENT + styled(first, Style.BOLD));
            if (!second.isEmpty() || !third.isEmpty()) {
                out.print(" ".repeat(Math.max(1, NAME - width(first))) + styled(second, style));
            }
            if (!third.isEmpty()) {
                out.print(" ".repeat(Math.max(0, text - width(second))) + INDENT + styled(third, Style.DIM));
            }
            out.print("\n");
        }
    }

    /// A row whose text may take the place of the last column too.
    void wide(String name, String middle, Style style) {
        String first = name;
        for (String line : wrap(middle, text + INDENT.length() + place)) {
            out.print(INDENT + styled(first, Style.BOLD) + " ".repeat(Math.max(1, NAME - width(first)))
                    + styled(line, style) + "\n");
            first = "";
        }
    }

    /// Where something stands, on one line: the middle of a long path says least.
    String brief(String where) {
        int cut = where.indexOf(' ');
        String source = cut < 0 ? "" : where.substring(0, cut + 1);
        int left = place - width(source) - 3;
        String path = where.substring(source.length());
        return width(path) <= left ? where : source + "…" + path.substring(Math.max(0, path.length() - left));
    }

    /// A line that is not wrapped, so that it can be copied.
    void whole(String words, Style style) {
        out.print(styled(Text.oneLine(words).strip(), style) + "\n");
    }

    void head(String words) {
        out.print("\n" + styled(words, Style.BOLD) + "\n");
    }

    void line(String words, Style style) {
        wrap(words, NAME + text + place + INDENT.length()).forEach(each -> out.print(styled(each, style) + "\n"));
    }

    private String styled(String words, Style style) {
        return !colours || words.isEmpty() || style.code.isEmpty()
                ? words
                : "\u001b[" + style.code + "m" + words + "\u001b[0m";
    }

    /// Places of a terminal that a text takes.
    static int width(String words) {
        return words.codePoints().map(Sheet::width).sum();
    }

    private static int width(int sign) {
        int type = Character.getType(sign);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = sign >= 0x1100 && (sign <= 0x115f || (sign >= 0x2e80 && sign <= 0xa4cf)
                || (sign >= 0xac00 && sign <= 0xd7a3) || (sign >= 0xf900 && sign <= 0xfaff)
                || (sign >= 0xfe30 && sign <= 0xfe6f) || (sign >= 0xff00 && sign <= 0xff60)
                || (sign >= 0xffe0 && sign <= 0xffe6) || (sign >= 0x1f300 && sign <= 0x1faff)
                || (sign >= 0x20000 && sign <= 0x3fffd));
        return wide ? 2 : 1;
    }

    /// Lines that take at most so many places, broken at blanks where there are any.
    static List<String> wrap(String words, int most) {
        List<String> lines = new ArrayList<>();
        String rest = Text.oneLine(words).strip();
        while (width(rest) > most) {
            int end = 0;
            int taken = 0;
            int blank = -1;
            while (end < rest.length()) {
                int sign = rest.codePointAt(end);
                taken += width(sign);
                if (taken > most) {
                    break;
                }
                blank = sign == ' ' ? end : blank;
                end += Character.charCount(sign);
            }
            int cut = end < rest.length() && rest.charAt(end) == ' ' ? end : blank > 0 ? blank : Math.max(end, 1);
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
