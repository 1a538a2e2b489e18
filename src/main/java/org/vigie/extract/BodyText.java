package org.vigie.extract;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes of a page become text. In order: byte order mark; bytes that are valid UTF-8 (or nearly all of whose
/// non-ASCII sequences are: saved copies keep a `<meta charset=gbk>` that is no longer true); the Content-Type header;
/// a `meta` in the first 4,096 bytes; what was usual in the page's language. Bytes that do not fit become U+FFFD.
final class BodyText {

    private static final int PRESCAN = 4_096;
    private static final Pattern META = Pattern.compile(
            "<meta[^>]{0,300}?charset\\s{0,5}=\\s{0,5}[\"']?\\s{0,5}([a-zA-Z0-9_:.-]{2,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("charset\\s{0,5}=\\s{0,5}[\"']?([a-zA-Z0-9_:.-]{2,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE = Pattern.compile("<html[^>]{0,300}?lang\\s{0,5}=\\s{0,5}[\"']?([a-zA-Z]{2})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern
            .compile("<\\?xml[^>]{0,200}encoding\\s{0,5}=\\s{0,5}[\"']([a-zA-Z0-9_:.-]{2,40})");

    private static final List<String> ESCAPING = List.of("2022", "jis", "hz-");

    private BodyText() {
    }

    static PageText read(byte[] body, Optional<String> contentType) {
        boolean marked = starts(body, 0xEF, 0xBB, 0xBF);
        Optional<PageText> valid = marked || !mayEscape(body, contentType)
                ? PageText.ofUtf8(marked ? Arrays.copyOfRange(body, 3, body.length) : body)
                : Optional.empty();
        return valid.orElseGet(() -> PageText.of(decode(body, contentType)));
    }

    /// Whether a charset may be declared whose texts are valid UTF-8 and mean something else: names of ISO-2022 and
    /// what else they are called.
    private static boolean mayEscape(byte[] body, Optional<String> contentType) {
        String head = head(body);
        return ESCAPING.stream().anyMatch(name -> contains(head, name))
                || contentType.filter(type -> ESCAPING.stream().anyMatch(name -> contains(type, name))).isPresent();
    }

    private static boolean contains(String text, String name) {
        int last = text.length() - name.length();
        for (int at = 0; at <= last; at++) {
            if ((text.charAt(at) | 0x20) == name.charAt(0) && text.regionMatches(true, at, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }

    static String decode(byte[] body, Optional<String> contentType) {
        if (starts(body, 0xEF, 0xBB, 0xBF)) {
            return new String(body, 3, body.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(body, 0xFE, 0xFF)) {
            return new String(body, 2, body.length - 2, StandardCharsets.UTF_16BE);
        }
        if (starts(body, 0xFF, 0xFE)) {
            return new String(body, 2, body.length - 2, StandardCharsets.UTF_16LE);
        }
        Optional<Charset> declared = contentType.flatMap(type -> named(PARAMETER, type))
                .or(() -> named(META, head(body))).or(() -> named(XML, head(body)));
        boolean escapes = declared.filter(BodyText::isStateful).isPresent();
        if (!escapes) {
            String strict = new String(body, StandardCharsets.UTF_8);
            if (strict.indexOf('\uFFFD') < 0) {
                return strict;
            }
        }
        if (!escapes && isUtf8(body, declared.filter(StandardCharsets.UTF_8::equals).isPresent())) {
            return new String(body, StandardCharsets.UTF_8);
        }
        // A prescan in ASCII cannot have met UTF-16: the name is wrong, as the HTML standard says too.
        Charset charset = declared.filter(c -> !c.name().startsWith("UTF-16") && !c.equals(StandardCharsets.UTF_8))
                .orElseGet(() -> usual(head(body)));
        return new String(body, charset);
    }

    /// The charset that pages in a language had before UTF-8, after the table of the HTML standard.
    private static Charset usual(String head) {
        Matcher language = LANGUAGE.matcher(head);
        String tag = language.find() ? language.group(1).toLowerCase(Locale.ROOT) : "";
        return windows(switch (tag) {
            case "zh" -> "GB18030";
            case "ja" -> "windows-31j";
            case "ko" -> "x-windows-949";
            case "pl", "cs", "sk", "hu", "sl", "hr", "ro" -> "windows-1250";
            case "ru", "uk", "bg", "sr" -> "windows-1251";
            case "el" -> "windows-1253";
            case "tr" -> "windows-1254";
            case "he", "iw" -> "windows-1255";
            case "ar", "fa" -> "windows-1256";
            case "lt", "lv", "et" -> "windows-1257";
            default -> "windows-1252";
        });
    }

    private static boolean starts(byte[] body, int... mark) {
        if (body.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String head(byte[] body) {
        return new String(body, 0, Math.min(body.length, PRESCAN), StandardCharsets.ISO_8859_1);
    }

    private static Optional<Charset> named(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
    }

    /// The charset that browsers use for a name: supersets stand for what they hold (gb2312 is read as GB18030).
    static Optional<Charset> charset(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        try {
            return Optional.of(switch (lower) {
                case "iso-8859-1", "latin1", "us-ascii", "ascii" -> windows("windows-1252");
                case "iso-8859-9" -> windows("windows-1254");
                case "gb2312", "gbk", "x-gbk", "gb18030", "gb_2312-80" -> windows("GB18030");
                case "shift_jis", "shift-jis", "sjis", "x-sjis" -> windows("windows-31j");
                case "euc-kr", "ks_c_5601-1987" -> windows("x-windows-949");
                case "big5" -> windows("Big5-HKSCS");
                default -> Charset.forName(lower);
            });
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Charset windows(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }

    /// ISO-2022 writes everything in ASCII bytes, so it is valid UTF-8 too.
    private static boolean isStateful(Charset charset) {
        return charset.name().startsWith("ISO-2022") || charset.name().equals("HZ-GB-2312");
    }

    /// Whether at most one in a hundred non-ASCII sequences is not UTF-8; where UTF-8 is declared, at most half
    /// of them.
    private static boolean isUtf8(byte[] body, boolean declared) {
        long good = 0;
        long bad = 0;
        long cut = 0;
        int at = 0;
        while (at < body.length) {
            int lead = body[at] & 0xFF;
            if (lead < 0x80) {
                at++;
                continue;
            }
            int more = lead >= 0xF0 && lead <= 0xF4 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
            int end = at + 1;
            while (more > 0 && lead < 0xF5 && end < body.length && end <= at + more && (body[end] & 0xC0) == 0x80) {
                end++;
            }
            if (more > 0 && end == at + 1 + more) {
                good++;
            } else if (end < body.length || more == 0) {
                bad++;
            } else {
                cut++;
            }
            at = Math.max(end, at + 1);
        }
        if (!declared && good == 0) {
            bad += cut;
        }
        return declared ? bad <= good : bad * 100 <= good;
    }
}
