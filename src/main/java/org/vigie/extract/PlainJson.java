package org.vigie.extract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON as RFC 8259 has it, read where it stands in a page: of objects only what is wanted becomes nodes, the rest is
/// looked through and left. Of anything else (comments, bare words, a missing end, numbers out of the ordinary) it
/// gives nothing, and [LenientJson] has to read it; where it gives a node, that one would give the same.
///
/// ```
/// value  = object | list | string | number | "true" | "false" | "null"
/// object = "{" [ string ":" value { "," string ":" value } ] "}"      list = "[" [ value { "," value } ] "]"
/// ```
///
/// Strings may hold characters of control, as pages write them. Not safe for use by several threads.
final class PlainJson {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    /// Longer numbers and names are left to the other reader, which has its own limits.
    private static final int MOST_DIGITS = 90;
    /// So many characters are a number of 64 bits, whatever they are.
    private static final int SURELY_LONG = 18;
    private static final int LONGEST_NAME = 10_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PageText page;
    private final byte[] bytes;
    private final int end;
    private int at;
    private int depth;
    /// The string or number that was passed last, without quotes.
    private int start;
    private int stop;
    /// Whether the string has escapes, or the number a fraction.
    private boolean marked;

    private PlainJson(PageText page, int from, int to) {
        this.page = page;
        this.bytes = page.bytes();
        this.at = from;
        this.end = to;
    }

    /// The object or list that begins at a place, or behind blanks there; null when it is not plain JSON, or empty.
    static @Nullable JsonNode first(PageText page, int from, int to, WantedPaths wanted) {
        return new PlainJson(page, from, to).container(wanted);
    }

    /// The same when nothing but blanks stands behind it.
    static @Nullable JsonNode only(PageText page, int from, int to) {
        PlainJson json = new PlainJson(page, from, to);
        JsonNode node = json.container(WantedPaths.ALL);
        return json.next() < 0 ? node : null;
    }

    private @Nullable JsonNode container(WantedPaths wanted) {
        int first = next();
        if (first != '{' && first != '[') {
            return null;
        }
        JsonNode node = first == '{' && !wanted.isWhole() ? object(wanted) : value();
        return node == null || node.isEmpty() ? null : node;
    }

    /// The next character that is no blank, where reading stands then; -1 at the end.
    private int next() {
        while (at < end) {
            int c = bytes[at];
            if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return c & 0xFF;
            }
            at++;
        }
        return -1;
    }

    /// Goes into an object or list.
    ///
    /// @return whether anything is in it
    private boolean enter(char close) {
        depth++;
        at++;
        if (next() != close) {
            return true;
        }
        leave();
        return false;
    }

    private void leave() {
        at++;
        depth--;
    }

    /// Whether a comma follows, which is passed then.
    private boolean comma() {
        if (next() == ',') {
            at++;
            return true;
        }
        return false;
    }

    /// Passes a name and its colon.
    private boolean name() {
        if (next() != '"' || !string() || stop - start > LONGEST_NAME || next() != ':') {
            return false;
        }
        at++;
        return true;
    }

    private boolean closes(char close) {
        if (next() != close) {
            return false;
        }
        leave();
        return true;
    }

    /// Passes the value that stands next.
    private boolean pass() {
        return switch (next()) {
            case '"' -> string();
            case '{' -> passObject();
            case '[' -> passList();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> false;
        };
    }

    private boolean passObject() {
        if (depth >= LenientJson.MAX_DEPTH) {
            return false;
        }
        if (!enter('}')) {
            return true;
        }
        do {
            if (!name() || !pass()) {
                return false;
            }
        } while (comma());
        return closes('}');
    }

    private boolean passList() {
        if (depth >= LenientJson.MAX_DEPTH) {
            return false;
        }
        if (!enter(']')) {
            return true;
        }
        do {
            if (!pass()) {
                return false;
            }
        } while (comma());
        return closes(']');
    }

    private boolean word(String word) {
        if (at + word.length() > end) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private boolean number() {
        start = at;
        marked = false;
        if (bytes[at] == '-') {
            at++;
        }
        int first = at;
        digits();
        // A leading zero and -0 mean different things to different readers.
        if (at == first || (bytes[first] == '0' && (at > first + 1 || first > start))) {
            return false;
        }
        if (at < end && bytes[at] == '.') {
            marked = true;
            int point = at++;
            digits();
            if (at == point + 1) {
                return false;
            }
        }
        stop = at;
        return stop - start <= MOST_DIGITS;
    }

    private void digits() {
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
    }

    /// Passes a string, eight characters at a time.
    private boolean string() {
        start = at + 1;
        marked = false;
        int i = start;
        while (true) {
            long hit = 0;
            while (i + Long.BYTES <= end && hit == 0) {
                long eight = (long) EIGHT.get(bytes, i);
                long quotes = eight ^ QUOTES;
                long backslashes = eight ^ BACKSLASHES;
                // The lowest bit of the bytes that are none is exact.
                hit = (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGH;
                i += hit == 0 ? Long.BYTES : Long.numberOfTrailingZeros(hit) >>> 3;
            }
            while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
                i++;
            }
            if (i >= end) {
                return false;
            }
            if (bytes[i] == '"') {
                stop = i;
                at = i + 1;
                return true;
            }
            marked = true;
            int length = escape(i);
            if (length == 0) {
                return false;
            }
            i += length;
        }
    }

    /// The length of the escape at a place; 0 when it is none.
    private int escape(int from) {
        if (from + 1 >= end) {
            return 0;
        }
        return switch (bytes[from + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> from + 6 <= end && hex(from + 2) >= 0 ? 6 : 0;
            default -> 0;
        };
    }

    private int hex(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private String text() {
        if (!marked) {
            return page.text(start, stop);
        }
        StringBuilder text = new StringBuilder(stop - start);
        int done = start;
        for (int i = start; i < stop; i++) {
            if (bytes[i] == '\\') {
                text.append(page.text(done, i));
                int length = escape(i);
                text.append(switch (bytes[i + 1]) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'u' -> (char) hex(i + 2);
                    default -> (char) bytes[i + 1];
                });
                done = i + length;
                i = done - 1;
            }
        }
        return text.append(page.text(done, stop)).toString();
    }

    /// The value that stands next, whole.
    private @Nullable JsonNode value() {
        return switch (next()) {
            case '"' -> string() ? NODES.stringNode(text()) : null;
            case '{' -> object(WantedPaths.ALL);
            case '[' -> list();
            case 't' -> word("true") ? NODES.booleanNode(true) : null;
            case 'f' -> word("false") ? NODES.booleanNode(false) : null;
            case 'n' -> word("null") ? NODES.nullNode() : null;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number() ? numberNode() : null;
            default -> null;
        };
    }

    private JsonNode numberNode() {
        String number = new String(bytes, start, stop - start, StandardCharsets.US_ASCII);
        if (marked) {
            return NODES.numberNode(new BigDecimal(number));
        }
        if (number.length() > SURELY_LONG) {
            BigInteger large = new BigInteger(number);
            return large.bitLength() < Long.SIZE ? NODES.numberNode(large.longValue()) : NODES.numberNode(large);
        }
        long whole = Long.parseLong(number);
        return whole == (int) whole ? NODES.numberNode((int) whole) : NODES.numberNode(whole);
    }

    private @Nullable ArrayNode list() {
        if (depth >= LenientJson.MAX_DEPTH) {
            return null;
        }
        ArrayNode list = NODES.arrayNode();
        if (!enter(']')) {
            return list;
        }
        do {
            JsonNode value = value();
            if (value == null) {
                return null;
            }
            list.add(value);
        } while (comma());
        return closes(']') ? list : null;
    }

    /// What is wanted of the object that stands next.
    private @Nullable ObjectNode object(WantedPaths wanted) {
        if (depth >= LenientJson.MAX_DEPTH) {
            return null;
        }
        ObjectNode object = NODES.objectNode();
        if (!enter('}')) {
            return object;
        }
        String skipped = null;
        do {
            if (!name()) {
                return null;
            }
            WantedPaths inner = wanted.isWhole() ? wanted : marked ? wanted.at(text()) : wanted.at(bytes, start, stop);
            if (inner == null) {
                skipped = "…";
                if (!pass()) {
                    return null;
                }
            } else {
                String name = text();
                JsonNode value = next() == '{' ? object(inner) : value();
                if (value == null) {
                    return null;
                }
                object.set(name, value);
            }
        } while (comma());
        // An object of which nothing is wanted is not empty for that.
        return !closes('}') ? null : skipped != null && object.isEmpty() ? object.putNull(skipped) : object;
    }
}
