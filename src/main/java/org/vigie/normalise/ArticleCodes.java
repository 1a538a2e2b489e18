package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.normalise.ArticleCode.Form;
import org.vigie.normalise.ArticleCode.Kind;
import org.vigie.normalise.ArticleCode.Trust;

/// Reads the article numbers in a field that is meant for them: one or several GTINs, with or without labels, hyphens
/// and table damage; and tells what is none. The field is short: a text in prose has dates and prices that look like
/// the shorter numbers.
public final class ArticleCodes {

    private static final int MAX_TEXT = 4_000;
    private static final Set<Integer> LENGTHS = Set.of(8, 12, 13, 14);

    private static final Pattern LINK = Pattern.compile("/(?:01|gtin)/(\\d{8,14})(?!\\d)");
    private static final Pattern ELEMENT = Pattern.compile("\\((?:01|02)\\) ?(\\d{14})(?!\\d)"
            + "|(?:^|\\]c1|\\]d2|\\]q3|\\x1d)(?:01)(\\d{14})(?=1[01357]|21|\\x1d)");
    private static final Pattern SCIENTIFIC = Pattern.compile("(?<![\\w.,])(\\d[.,]\\d+)e\\+?(\\d{1,2})(?!\\w)");
    private static final Pattern LABELLED = Pattern
            .compile("(?:ean|gtin|upc|isbn|issn|ismn|jan|barcode|code[- ]barres?)"
                    + "[-_ ]?(?:(8|10|12|13|14)(?!\\d?$))?\\s?[-:#.\\s]{0,4}");
    private static final Pattern RUN = Pattern
            .compile("\\d(?:[ .\\-\\u2010-\\u2015]{0,2}\\d){0,200}(?:-?x(?![a-z0-9]))?");
    private static final Pattern AMAZON = Pattern
            .compile("(?<![a-z0-9])(?:(x00[0-9a-z]{7})|(b0[0-9a-z]{8}))(?![a-z0-9])");
    private static final Pattern PHONE = Pattern.compile("(?:tel|telefon|phone|fax|mobil|handy|whatsapp|hotline|gsm)"
            + "[a-z]{0,4}[ .:]{0,3}\\+?[0-9(][0-9 ()/.-]{5,20}|(?<!\\w)\\+[1-9][0-9 ()/.-]{7,18}");
    private static final Pattern VAT = Pattern.compile("(?<![a-z0-9])(?:at ?u|be|bg|cy|cz|de|dk|ee|el|es|fi|fr|hr|hu|ie"
            + "|it|lt|lu|lv|mt|nl|pl|pt|ro|se|si|sk|gb)[ -]?(?:[0-9a-z]{2} )?[0-9a-z]{0,2}\\d{7,10}[0-9a-z]{0,3}(?![a-z0-9])");
    private static final Pattern BODY = Pattern.compile("(?<![a-z0-9])ce[ -]?(\\d{4})(?![a-z0-9])");
    private static final Pattern APPROVAL = Pattern.compile("(?<![a-z0-9])e\\d{1,2}\\*[0-9a-z/*]+");

    private ArticleCodes() {
    }

    /// Every number of a field in its order; empty when the field has none, as `Does not apply` has.
    public static List<ArticleCode> read(String text) {
        FoldedText folded = Folding.fold(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        StringBuilder rest = new StringBuilder(folded.folded());
        List<ArticleCode> found = new ArrayList<>();
        linked(LINK, Form.DIGITAL_LINK, folded, rest, found);
        linked(ELEMENT, Form.ELEMENT_STRING, folded, rest, found);
        named(rest, folded, found);
        scientific(rest, folded, found);
        runs(rest, folded, found);
        found.sort(java.util.Comparator.comparingInt(ArticleCode::start));
        return List.copyOf(found);
    }

    private static void linked(Pattern pattern, Form form, FoldedText folded, StringBuilder rest,
            List<ArticleCode> found) {
        Matcher matcher = pattern.matcher(folded.folded());
        while (matcher.find()) {
            int group = matcher.group(1) != null ? 1 : 2;
            ArticleCode code = code(matcher.group(group), form, false, folded, matcher.start(group),
                    matcher.end(group));
            if (code != null) {
                found.add(code);
                int end = form == Form.DIGITAL_LINK || group == 1 ? rest.length() : matcher.end();
                blank(rest, matcher.start(), end);
            }
        }
    }

    private static void named(StringBuilder rest, FoldedText folded, List<ArticleCode> found) {
        other(AMAZON, rest, folded, found, matcher -> matcher.group(1) != null ? Kind.FNSKU : Kind.ASIN);
        other(PHONE, rest, folded, found, matcher -> Kind.PHONE);
        other(VAT, rest, folded, found, matcher -> Kind.VAT_NUMBER);
        other(BODY, rest, folded, found, matcher -> Kind.NOTIFIED_BODY);
        other(APPROVAL, rest, folded, found, matcher -> Kind.TYPE_APPROVAL);
    }

    private static void other(Pattern pattern, StringBuilder rest, FoldedText folded, List<ArticleCode> found,
            java.util.function.Function<Matcher, Kind> kind) {
        Matcher matcher = pattern.matcher(rest.toString());
        while (matcher.find()) {
            found.add(new ArticleCode(kind.apply(matcher), Form.OTHER, null, Trust.NONE, folded.start(matcher.start()),
                    folded.end(matcher.end())));
            blank(rest, matcher.start(), matcher.end());
        }
    }

    /// A table program that shows thirteen digits as a power of ten kept them all, or lost the last ones for good.
    private static void scientific(StringBuilder rest, FoldedText folded, List<ArticleCode> found) {
        Matcher matcher = SCIENTIFIC.matcher(rest.toString());
        while (matcher.find()) {
            String mantissa = matcher.group(1).replace(',', '.');
            int power = Integer.parseInt(matcher.group(2));
            boolean whole = power >= 7 && power <= 13 && mantissa.length() - 2 >= power - 1
                    && mantissa.length() - 2 <= power;
            if (whole) {
                String digits = new BigDecimal(mantissa).movePointRight(power).toPlainString();
                ArticleCode code = code(digits, Form.SCIENTIFIC, false, folded, matcher.start(), matcher.end());
                if (code != null) {
                    found.add(code);
                }
            }
            blank(rest, matcher.start(), matcher.end());
        }
    }

    private static void runs(StringBuilder rest, FoldedText folded, List<ArticleCode> found) {
        Matcher run = RUN.matcher(rest);
        Matcher label = LABELLED.matcher(rest);
        int at = 0;
        boolean labels = label.find();
        boolean digits = run.find();
        while (digits || labels) {
            if (labels && label.start() < at) {
                labels = label.find(at);
                continue;
            }
            if (digits && run.start() < at) {
                digits = run.find(at);
                continue;
            }
            if (labels && (!digits || label.start() <= run.start())) {
                at = labelled(rest, label, folded, found);
                continue;
            }
            boolean glued = (run.start() > 0 && Character.isLetter(rest.charAt(run.start() - 1)))
                    || (run.end() < rest.length() && Character.isLetter(rest.charAt(run.end())));
            if (!glued) {
                found.addAll(in(rest, run.start(), run.end(), false, folded));
            }
            at = run.end();
        }
    }

    /// The number behind a label. The digits of `EAN13` may be the label's or the number's own first ones
    /// (`EAN1334567890125`): the reading that checks and needs no repair is taken.
    private static int labelled(StringBuilder rest, Matcher label, FoldedText folded, List<ArticleCode> found) {
        Matcher run = RUN.matcher(rest);
        List<ArticleCode> best = List.of();
        int behind = label.end();
        int[] starts = label.group(1) == null ? new int[]{label.end()} : new int[]{label.end(), label.start(1)};
        for (int start : starts) {
            if (run.region(start, rest.length()).lookingAt()) {
                behind = Math.max(behind, run.end());
                List<ArticleCode> codes = in(rest, run.start(), run.end(), true, folded);
                boolean better = !codes.isEmpty()
                        && (best.isEmpty() || codes.getFirst().trust().compareTo(best.getFirst().trust()) > 0);
                best = better ? codes : best;
            }
        }
        found.addAll(best);
        return behind;
    }

    /// The numbers in a run of digit groups: each group that is one by itself, then groups that are one together.
    private static List<ArticleCode> in(CharSequence text, int from, int to, boolean labelled, FoldedText folded) {
        List<int[]> groups = groups(text, from, to);
        List<ArticleCode> found = new ArrayList<>();
        int i = 0;
        while (i < groups.size()) {
            ArticleCode best = null;
            int behind = i + 1;
            for (int j : order(groups, i)) {
                String digits = digits(text, groups.get(i)[0], groups.get(j)[1]);
                ArticleCode code = digits.length() > 14
                        ? null
                        : code(digits, Form.DIGITS, labelled || j > i, folded, groups.get(i)[0], groups.get(j)[1]);
                boolean whole = j == i || (i == 0 && j == groups.size() - 1);
                if (code != null && (best == null || (code.checks() && !best.checks())) && (code.checks() || whole)) {
                    best = code;
                    behind = j + 1;
                }
                if (best != null && best.checks()) {
                    break;
                }
            }
            if (best != null) {
                found.add(best);
            }
            i = behind;
        }
        return found;
    }

    /// The group itself when it is long enough, then the longest join first.
    private static List<Integer> order(List<int[]> groups, int first) {
        List<Integer> order = new ArrayList<>();
        int length = groups.get(first)[1] - groups.get(first)[0];
        if (length >= 12) {
            order.add(first);
        }
        for (int j = Math.min(groups.size() - 1, first + 7); j >= first; j--) {
            order.add(j);
        }
        return order;
    }

    private static List<int[]> groups(CharSequence text, int from, int to) {
        List<int[]> groups = new ArrayList<>();
        int start = -1;
        for (int i = from; i <= to; i++) {
            boolean part = i < to && (Character.isDigit(text.charAt(i)) || text.charAt(i) == 'x');
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                groups.add(new int[]{start, i});
                start = -1;
            }
        }
        return groups;
    }

    private static String digits(CharSequence text, int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (Character.isDigit(text.charAt(i)) || text.charAt(i) == 'x') {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }

    private static @Nullable ArticleCode code(String digits, Form form, boolean grouped, FoldedText folded, int from,
            int to) {
        int start = folded.start(from);
        int end = folded.end(to);
        int length = digits.length();
        if (length == 10 && CheckDigits.eleven(digits)) {
            String book = "978" + digits.substring(0, 9);
            Trust trust = grouped ? Trust.MEDIUM : Trust.LOW;
            return new ArticleCode(Kind.ISBN_10, form, "0" + book + CheckDigits.gs1(book, 12), trust, start, end);
        }
        if (length == 8 && CheckDigits.eleven(digits) && !CheckDigits.gs1(digits.replace('x', '0'))) {
            String issue = "977" + digits.substring(0, 7) + "00";
            return new ArticleCode(Kind.ISSN, form, "0" + issue + CheckDigits.gs1(issue, 12),
                    grouped ? Trust.MEDIUM : Trust.LOW, start, end);
        }
        if (digits.indexOf('x') >= 0) {
            return null;
        }
        if (length == 11 && CheckDigits.gs1(digits)) {
            return new ArticleCode(Kind.GTIN_12, Form.LOST_ZERO, CheckDigits.padded(digits), Trust.MEDIUM, start, end);
        }
        if (!LENGTHS.contains(length)) {
            return null;
        }
        if (digits.chars().allMatch(c -> c == digits.charAt(0))) {
            return new ArticleCode(Kind.PLACEHOLDER, form, null, Trust.NONE, start, end);
        }
        String gtin = CheckDigits.padded(digits);
        if (!CheckDigits.gs1(digits)) {
            return new ArticleCode(Kind.BAD_CHECK, form, gtin, Trust.NONE, start, end);
        }
        if (gtin.replaceFirst("^0+", "").startsWith("123456789")) {
            return new ArticleCode(Kind.PLACEHOLDER, form, gtin, Trust.LOW, start, end);
        }
        Trust trust = GtinRanges.isGivenOut(gtin, length)
                ? form == Form.SCIENTIFIC ? Trust.MEDIUM : Trust.HIGH
                : Trust.LOW;
        return new ArticleCode(GtinRanges.kind(digits), form, gtin, trust, start, end);
    }

    private static void blank(StringBuilder rest, int from, int to) {
        for (int i = from; i < to; i++) {
            rest.setCharAt(i, '\n');
        }
    }
}
