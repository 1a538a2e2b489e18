package org.vigie.extract;

/// Object and list literals in script text, without running it.
///
/// ```
/// literal = object | list | string | number | word        string = "…" | '…' | `…`
/// object  = "{" { key ":" value "," } "}"                 key    = string | word | number
/// list    = "[" { value "," } "]"
/// value   = literal | !0 | !1 | undefined | anything else up to "," or the closing bracket: null
/// ```
///
final class ScriptText {

    private static final int LONGEST_COMMENT_LINE = 2_000;

    private ScriptText() {
    }

    /// Place of the first `{` or `[` outside comments, or -1.
    static int open(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{' || c == '[') {
                return at;
            }
            int next = skipComment(text, at);
            at = next > at ? next : at + 1;
        }
        return -1;
    }

    /// Place after the bracket that closes the one at `from`, or -1. Brackets in strings and comments do not count.
    static int close(String text, int from) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'' || c == '`') {
                at = skipString(text, at);
                continue;
            }
            int next = skipComment(text, at);
            if (next > at) {
                at = next;
                continue;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return at + 1;
                }
            }
            at++;
        }
        return -1;
    }

    /// Place after the string that begins at `from`; the end of the text when it does not end.
    static int skipString(String text, int from) {
        char quote = text.charAt(from);
        int at = from + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == quote) {
                return at + 1;
            } else {
                at++;
            }
        }
        return text.length();
    }

    /// Place after a comment that begins at `from`; `from` when none does.
    static int skipComment(String text, int from) {
        char first = text.charAt(from);
        if (first != '/' && first != '<') {
            return from;
        }
        if (text.startsWith("/*", from)) {
            int end = text.indexOf("*/", from + 2);
            return end < 0 ? text.length() : end + 2;
        }
        if (text.startsWith("<!--", from)) {
            // In a script it hides the rest of its line, unless it ends there. The window keeps the search linear.
            int limit = Math.min(text.length(), from + LONGEST_COMMENT_LINE);
            int line = text.indexOf('\n', from, limit);
            int end = text.indexOf("-->", from + 4, line < 0 ? limit : line);
            return end >= 0 ? end + 3 : line < 0 ? limit : line;
        }
        if (text.startsWith("//", from)) {
            int end = text.indexOf('\n', from);
            return end < 0 ? text.length() : end;
        }
        return from;
    }

    /// Writes a literal as JSON. What is not a literal (a call, a variable) becomes null; open brackets are closed.
    static String toJson(String text) {
        return new Writer(text).write();
    }

    private static final class Writer {

        private final String text;
        private final StringBuilder out;
        private final StringBuilder brackets = new StringBuilder();
        private int at;

        Writer(String text) {
            this.text = text;
            this.out = new StringBuilder(text.length() + 64);
        }

        String write() {
            while (at < text.length() && (at == 0 || !brackets.isEmpty())) {
                char c = text.charAt(at);
                int comment = skipComment(text, at);
                if (comment > at) {
                    at = comment;
                } else if (c == '{' || c == '[') {
                    open(c);
                } else if (c == '}' || c == ']') {
                    close();
                } else if (c == ',' || c == ':') {
                    out.append(c);
                    at++;
                } else if (Character.isWhitespace(c)) {
                    at++;
                } else if (c == '"' || c == '\'' || c == '`') {
                    string();
                } else {
                    word();
                }
            }
            while (!brackets.isEmpty()) {
                close();
            }
            return out.toString();
        }

        private void open(char c) {
            out.append(c);
            brackets.append(c == '{' ? '}' : ']');
            at++;
        }

        private void close() {
            if (!brackets.isEmpty()) {
                out.append(brackets.charAt(brackets.length() - 1));
                brackets.setLength(brackets.length() - 1);
            }
            at++;
        }

        private void string() {
            int end = skipString(text, at);
            boolean closed = end - at > 1 && text.charAt(end - 1) == text.charAt(at);
            quote(text, at + 1, closed ? end - 1 : Math.min(end, text.length()));
            at = end;
            skipRest(false);
        }

        private void quote(String from, int start, int end) {
            out.append('"');
            for (int i = start; i < end; i++) {
                char c = from.charAt(i);
                if (c == '\\' && i + 1 < end) {
                    char next = from.charAt(++i);
                    if (next == 'x' && i + 2 < end) {
                        out.append("\\u00").append(from, i + 1, i + 3);
                        i += 2;
                    } else if ("\"\\/bfnrtu".indexOf(next) >= 0) {
                        out.append('\\').append(next);
                    } else if (next != '\n') {
                        out.append(next);
                    }
                } else if (c == '"') {
                    out.append("\\\"");
                } else if (c != '\\') {
                    out.append(c);
                }
            }
            out.append('"');
        }

        private void word() {
            int start = at;
            while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at))
                    || ".+-!#@".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            if (at == start) {
                at++;
            }
            String word = text.substring(start, at);
            if (isKey()) {
                quote(word, 0, word.length());
                return;
            }
            boolean plain = !skipRest(true);
            out.append(plain ? value(word) : "null");
        }

        private boolean isKey() {
            int next = at;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            int last = out.length() - 1;
            return next < text.length() && text.charAt(next) == ':' && last >= 0
                    && (out.charAt(last) == '{' || out.charAt(last) == ',');
        }

        /// Skips the rest of an expression up to `,`, `}` or `]` of this depth; says whether there was any.
        private boolean skipRest(boolean afterWord) {
            boolean any = false;
            int depth = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (depth == 0 && (c == ',' || c == '}' || c == ']' || (c == ':' && !afterWord && !any))) {
                    return any;
                }
                if (c == '"' || c == '\'' || c == '`') {
                    at = skipString(text, at);
                    any = true;
                    continue;
                }
                int comment = skipComment(text, at);
                if (comment > at) {
                    at = comment;
                    continue;
                }
                if (c == '(' || c == '{' || c == '[') {
                    depth++;
                } else if (c == ')' || c == '}' || c == ']') {
                    depth--;
                }
                any |= !Character.isWhitespace(c);
                at++;
            }
            return any;
        }

        private static String value(String word) {
            return switch (word) {
                case "true", "!0" -> "true";
                case "false", "!1" -> "false";
                default -> isNumber(word) ? word : "null";
            };
        }

        private static boolean isNumber(String word) {
            int at = word.startsWith("-") ? 1 : 0;
            boolean digit = false;
            boolean dot = false;
            if (word.length() > 40 || word.endsWith(".") || word.startsWith(".", at)) {
                return false;
            }
            for (; at < word.length(); at++) {
                char c = word.charAt(at);
                if (c == '.' && !dot) {
                    dot = true;
                } else if (c < '0' || c > '9') {
                    return false;
                } else {
                    digit = true;
                }
            }
            return digit;
        }
    }
}
