package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.listing.Countries;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;

/// What a listing's texts mean: its article numbers with how far they may be trusted, and the quantities, classes and
/// countries that its title and properties state. The listing keeps the texts; this is made of them when somebody asks,
/// and is the same each time. Each value tells the reading and the characters that say it.
///
/// @param articles every number of every reading of the field `gtin`
/// @param values in the order of fields and readings
public record TypedFacts(List<Article> articles, List<TypedValue> values) {

    private static final int MOST = 300;
    private static final int LONGEST = 2_000;
    private static final Pattern BARE = Pattern
            .compile("\\s*\\d{1,9}(?:[.,]\\d{1,6})?(?:\\s*-\\s*\\d{1,9}(?:[.,]\\d{1,6})?)?\\s*");

    private static final Pattern AGED = Pattern.compile("\\+|(?<!\\p{L})(?:ages?|aged|ab|des|a partir de|from|od|desde"
            + "|da|dai|dla|vanaf|alter|edad|eta|wiek|leeftijd)(?!\\p{L})|适用");

    private static final Pattern DEVICE = Pattern.compile("(?<!\\p{L})(?:lte|gsm|wcdma|ram|rom|ddr\\d?|ssd|hdd|usb|sim"
            + "|wi-?fi|gps|memory|memoire|speicher|memoria|storage|network|reseau|netz|phone|smartphone|tablet|android"
            + "|mobile|handy|laptop|router)(?!\\p{L})|\\d ?gb(?!\\p{L})|手机|内存|网络");

    /// An article number and which reading of the field has it.
    ///
    /// @param reading from 0
    public record Article(int reading, ArticleCode code) {}

    public TypedFacts {
        articles = List.copyOf(articles);
        values = List.copyOf(values);
    }

    public static TypedFacts of(Listing listing) {
        List<Article> articles = new ArrayList<>();
        List<Reading> numbers = listing.readings(Field.GTIN);
        for (int i = 0; i < numbers.size() && i < MOST; i++) {
            for (ArticleCode code : ArticleCodes.read(numbers.get(i).value().text())) {
                articles.add(new Article(i, code));
            }
        }
        List<TypedValue> values = new ArrayList<>();
        for (Field field : List.of(Field.TITLE, Field.ATTRIBUTES)) {
            List<Reading> readings = listing.readings(field);
            for (int i = 0; i < readings.size() && i < MOST; i++) {
                Text text = readings.get(i).value() instanceof Value.Attribute(String name, String content)
                        ? new Text(field, i, name, content, name.length() + 2)
                        : new Text(field, i, "", readings.get(i).value().text(), 0);
                text.read(values);
            }
        }
        return new TypedFacts(articles, values);
    }

    /// What one reading of a field means, for people: `GTIN-13 04006381333931: trust high`, `power_mw 1600 mW`. Empty when
    /// its text has no meaning of its own.
    ///
    /// @param reading from 0
    public List<String> meanings(Field field, int reading) {
        List<String> meanings = new ArrayList<>();
        if (field == Field.GTIN) {
            articles.stream().filter(article -> article.reading() == reading)
                    .forEach(article -> meanings.add(article.code().words()));
        }
        Map<String, List<String>> said = new LinkedHashMap<>();
        values.stream().filter(value -> value.field() == field && value.reading() == reading)
                .forEach(value -> said.computeIfAbsent(value.key().key(), key -> new ArrayList<>())
                        .add(value.words()));
        said.forEach((key, words) -> meanings.add(key + " " + String.join(", ", words)));
        return meanings;
    }

    /// One text to read.
    ///
    /// @param offset of the content in the reading's text
    private record Text(Field field, int reading, String name, String content, int offset) {

        void read(List<TypedValue> values) {
            if (content.length() > LONGEST || name.length() > LONGEST) {
                return;
            }
            String folded = Folding.of(name).strip();
            Quantities read = Quantities.read(content);
            if (read.all().isEmpty() && !name.isEmpty() && BARE.matcher(content).matches()) {
                named(folded).ifPresent(unit -> {
                    for (Quantity quantity : Quantities.read(content + " " + unit).all()) {
                        add(quantity, folded, values);
                    }
                });
            }
            read.all().forEach(quantity -> add(quantity, folded, values));
            for (SafetyClass safety : Quantities.read(name + ": " + content).classes()) {
                TypedKey key = safety.kind() == SafetyClass.Kind.LASER
                        ? TypedKey.LASER_CLASS
                        : TypedKey.FIREWORK_CLASS;
                int before = name.isEmpty() ? 2 : 0;
                values.add(text(key, safety.name(), safety.start() - before, safety.end() - before));
            }
            if (TypedKey.ORIGIN_COUNTRY.isNamed(folded)) {
                Countries.code(content).ifPresent(
                        code -> values.add(text(TypedKey.ORIGIN_COUNTRY, code, offset, offset + content.length())));
            }
        }

        private void add(Quantity quantity, String folded, List<TypedValue> values) {
            if (quantity.dimension() == Dimension.AGE && name.isEmpty() && !isAge(quantity)) {
                return;
            }
            if (quantity.dimension() == Dimension.MASS && isStorage(quantity, folded)) {
                return;
            }
            String about = name.isEmpty() && quantity.dimension() == Dimension.AGE ? "age" : folded;
            TypedKey.of(quantity.dimension(), about).ifPresent(key -> {
                List<BigDecimal> numbers = quantity.values().stream().map(key::of).toList();
                values.add(new TypedValue(key, field, reading, numbers, quantity.shape(), "",
                        offset + quantity.start(), offset + Math.min(content.length(), quantity.end())));
            });
        }

        /// `16G ROM`, `4G LTE`: a capital G right behind the number, among words of telephones and computers.
        private boolean isStorage(Quantity quantity, String folded) {
            String written = content.substring(Math.min(content.length(), quantity.start()),
                    Math.min(content.length(), quantity.end()));
            return written.endsWith("G") && DEVICE.matcher(folded + " " + Folding.of(content)).find();
        }

        /// Years in a title are often those of a guarantee.
        private boolean isAge(Quantity quantity) {
            int from = Math.max(0, quantity.start() - 20);
            int to = Math.min(content.length(), quantity.end() + 3);
            return quantity.shape() == Quantity.Shape.RANGE
                    || AGED.matcher(Folding.of(content.substring(from, to))).find();
        }

        private TypedValue text(TypedKey key, String value, int start, int end) {
            return new TypedValue(key, field, reading, List.of(), Quantity.Shape.ONE, value, start, end);
        }

        /// The unit that ends a property's name: `Power (mW)`, `height_cm`.
        private static Optional<String> named(String folded) {
            Matcher last = Pattern.compile("([\\p{L}%]{1,20})[)\\]]?$").matcher(folded);
            return last.find() && last.start() > 0 && Unit.named(last.group(1)).isPresent()
                    ? Optional.of(last.group(1))
                    : Optional.empty();
        }
    }
}
