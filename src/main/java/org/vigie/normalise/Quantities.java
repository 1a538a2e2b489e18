package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.normalise.Quantity.Shape;

/// Everything that a short text (a title, a size, an attribute) says in numbers and units.
///
/// @param all in the order of the text
/// @param packs how many are sold together where the text says so apart from the quantity (`Pack of 12`); 1 otherwise
public record Quantities(List<Quantity> all, List<SafetyClass> classes, int packs) {

    private static final int MAX_TEXT = 20_000;
    private static final String NUMBER = "\\d{1,3}(?:[ .,']\\d{3}){1,3}(?:[.,]\\d{1,3})?(?!\\d)|\\d{1,9}(?:[.,]\\d{1,4})?";
    private static final Pattern MEASURED = Pattern.compile("((?:(?:" + NUMBER + ") ?(?:[\\p{L}]{3,20} )?[x×*] ?){0,3})"
            + "((?:" + NUMBER + ")(?: ?[/-] ?(?:" + NUMBER
            + ")){0,5})[ -]?(million(?:s|en|es)? |milioni |mln\\.? |mio\\.? "
            + ")?(k(?=[ -]{0,2}(?:puff|taff|bouff|zug|calad|tiri|inhal|w?volt)))?[ -]{0,2}("
            + UnitWords.alternatives() + ")(?![\\p{L}\\d&&[^\\p{IsHan}]])");
    private static final Pattern PARTED = Pattern.compile("(\\d) ?m ?(\\d{2})(?!\\d)|(\\d) ?(?:'|′|ft|feet) ?(\\d{1,2})"
            + " ?(?:\"|''|″|′′|in(?:ch(?:es)?)?)?(?![\\d\\p{L}])");
    private static final Pattern POUNDS = Pattern.compile("(\\d{1,3}) ?lbs? (\\d{1,2}(?:\\.\\d)?) ?oz(?!\\p{L})");
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,4}) ?[x×] ?(\\d{1,4}) ?(?:er(?!\\p{L})|[\\p{L}]{4,})"
            + "|(\\d{1,5}) [\\p{L}]{3,20} lot(?!\\p{L})");
    private static final Pattern PACK = Pattern.compile("(?:pack|set|lot|box|paquet|bundle)(?: of| de|-) ?(\\d{1,4})"
            + "|(\\d{1,3})er[- ]?(?:pack|set|packung)|(?:^|[ (])x ?(\\d{1,3})(?![\\d.,x×])(?! ?[\\p{L}])");
    private static final Pattern AGED = Pattern.compile("(?:^|\\s)(\\d{1,2}) ?\\+(?=\\s|$)");
    private static final Pattern DOSES = Pattern.compile("^\\s*(\\d{1,4}) ?d(?:oses?)?\\s*$");
    private static final Pattern DEPOSIT = Pattern
            .compile("(\\d{1,3}[.,]\\d{2}) ?(?:€|eur)? ?(?:pfand|consigne|deposit)"
                    + "|(?:pfand|consigne|deposit)[ :]{1,2}(\\d{1,3}[.,]\\d{2})");

    public Quantities {
        all = List.copyOf(all);
        classes = List.copyOf(classes);
    }

    /// Reads a text; of a very long one, the beginning.
    public static Quantities read(String text) {
        FoldedText folded = Folding.fold(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        StringBuilder rest = new StringBuilder(folded.folded());
        List<Quantity> found = new ArrayList<>();
        each(PARTED, rest, at -> found.add(parted(at, folded)));
        each(POUNDS, rest, at -> found.add(pounds(at, folded)));
        each(DEPOSIT, rest, at -> found.add(one(Dimension.DEPOSIT,
                number(at.group(1) != null ? at.group(1) : at.group(2), false), 1, at, folded)));
        each(MEASURED, rest, at -> found.add(measured(at, folded)));
        each(COUNTED, rest, at -> found.add(at.group(3) != null
                ? one(Dimension.COUNT, new BigDecimal(at.group(3)), 1, at, folded)
                : one(Dimension.COUNT, new BigDecimal(at.group(2)), Integer.parseInt(at.group(1)), at, folded)));
        each(AGED, rest, at -> found.add(one(Dimension.AGE,
                new BigDecimal(at.group(1)).multiply(BigDecimal.valueOf(12)), 1, at, folded)));
        each(DOSES, rest, at -> found.add(one(Dimension.DOSES, new BigDecimal(at.group(1)), 1, at, folded)));
        int packs = 1;
        Matcher pack = PACK.matcher(rest);
        if (pack.find()) {
            packs = Integer.parseInt(pack.group(1) != null
                    ? pack.group(1)
                    : pack.group(2) != null ? pack.group(2) : pack.group(3));
        }
        found.sort(Comparator.comparingInt(Quantity::start));
        return new Quantities(found, SafetyClass.in(folded), Math.max(1, packs));
    }

    /// The quantities of a dimension.
    public List<Quantity> of(Dimension dimension) {
        return all.stream().filter(quantity -> quantity.dimension() == dimension).toList();
    }

    private static void each(Pattern pattern, StringBuilder rest, java.util.function.Consumer<Matcher> use) {
        Matcher matcher = pattern.matcher(rest);
        int at = 0;
        while (at <= rest.length() && matcher.find(at)) {
            int before = matcher.start() - 1;
            boolean inside = before >= 0 && ((Character.isLetterOrDigit(rest.charAt(before))
                    && !Tokens.isUnspaced(rest.charAt(before))) || inNumber(rest, before));
            if (inside) {
                at = behindDigits(rest, matcher.start());
                continue;
            }
            use.accept(matcher);
            at = matcher.end();
            for (int i = matcher.start(); i < at; i++) {
                rest.setCharAt(i, '\n');
            }
        }
    }

    private static boolean inNumber(CharSequence text, int mark) {
        return ".,".indexOf(text.charAt(mark)) >= 0 && mark > 0 && Character.isDigit(text.charAt(mark - 1));
    }

    private static int behindDigits(CharSequence text, int from) {
        int at = from + 1;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static Quantity one(Dimension dimension, BigDecimal value, int times, Matcher at, FoldedText text) {
        return new Quantity(dimension, List.of(value), Shape.ONE, times, text.start(at.start()), text.end(at.end()));
    }

    /// `1m18`, `5'10"`.
    private static Quantity parted(Matcher at, FoldedText text) {
        BigDecimal metres = at.group(1) != null
                ? new BigDecimal(at.group(1) + "." + at.group(2))
                : new BigDecimal(at.group(3)).multiply(new BigDecimal("0.3048"))
                        .add(new BigDecimal(at.group(4)).multiply(new BigDecimal("0.0254")));
        return one(Dimension.LENGTH, metres, 1, at, text);
    }

    /// `1 lb 4 oz`.
    private static Quantity pounds(Matcher at, FoldedText text) {
        BigDecimal kilograms = new BigDecimal(at.group(1)).multiply(UnitWords.of("lb").size())
                .add(new BigDecimal(at.group(2)).multiply(UnitWords.of("oz").size()));
        return one(Dimension.MASS, kilograms, 1, at, text);
    }

    private static Quantity measured(Matcher at, FoldedText text) {
        Unit unit = UnitWords.of(at.group(5).toLowerCase(Locale.ROOT));
        boolean large = unit.size().compareTo(BigDecimal.ONE) >= 0 && switch (unit.dimension()) {
            case MASS, VOLUME, LENGTH -> true;
            default -> false;
        };
        BigDecimal size = unit.size().multiply(factor(at.group(3), at.group(4)));
        List<BigDecimal> values = new ArrayList<>();
        String written = at.group(2);
        for (String part : written.split("[/-]")) {
            values.add(number(part.strip(), large).multiply(size));
        }
        Shape shape = values.size() == 1 ? Shape.ONE : written.indexOf('/') > 0 ? Shape.VARIANTS : Shape.RANGE;
        List<BigDecimal> factors = new ArrayList<>();
        Matcher numbers = Pattern.compile(NUMBER).matcher(at.group(1));
        while (numbers.find()) {
            factors.add(number(numbers.group(), large));
        }
        if (unit.dimension() == Dimension.LENGTH && !factors.isEmpty()) {
            List<BigDecimal> sides = new ArrayList<>(factors.stream().map(side -> side.multiply(size)).toList());
            sides.addAll(values);
            return new Quantity(Dimension.LENGTH, sides, Shape.SIDES, 1, text.start(at.start()), text.end(at.end()));
        }
        BigDecimal times = factors.stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
        int many = times.compareTo(BigDecimal.valueOf(1_000_000)) > 0 ? 1 : Math.max(1, times.intValue());
        return new Quantity(unit.dimension(), values, shape, many, text.start(at.start()), text.end(at.end()));
    }

    private static BigDecimal factor(@Nullable String words, @Nullable String k) {
        String word = words == null ? "" : words.strip();
        return word.startsWith("mi") || word.startsWith("ml")
                ? BigDecimal.valueOf(1_000_000)
                : k != null ? BigDecimal.valueOf(1_000) : BigDecimal.ONE;
    }

    /// `1.600` is sixteen hundred, `1,6` and `0.500` are not; nor is `1.750` of a large unit, such as the kilogram.
    private static BigDecimal number(String written, boolean large) {
        String plain = written.replace("'", "").replace(" ", "");
        int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
        if (last < 0) {
            return new BigDecimal(plain);
        }
        boolean several = plain.indexOf('.') != plain.lastIndexOf('.') || plain.indexOf(',') != plain.lastIndexOf(',')
                || plain.chars().filter(c -> c == '.' || c == ',').count() > 1;
        boolean threes = plain.length() - last == 4;
        boolean mixed = plain.indexOf('.') >= 0 && plain.indexOf(',') >= 0;
        boolean decimal = mixed || !threes || (!several && (large || plain.startsWith("0")));
        String whole = plain.substring(0, last).replaceAll("[.,]", "");
        return new BigDecimal(decimal ? whole + "." + plain.substring(last + 1) : whole + plain.substring(last + 1));
    }
}
