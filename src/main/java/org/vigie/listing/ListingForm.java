package org.vigie.listing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The short form in which people hand in listings: one JSON object a line (JSONL), and the examples of rules.
///
/// ```
/// {"id": "1", "marketplace": "example", "title": "…", "price": 9.9, "currency": "EUR", "brand": null,
///  "attributes": {"seller_country": "CN", "Material": "Cotton"}}
/// ```
/// A key that is absent is Unread; an explicit `null` is Absent. `id` and `marketplace` must be there. Keys are those
/// of [Field] (an alias: `lang` for `language`), at the top or inside `attributes`; any other key inside `attributes`
/// is a named property (with `null`: named and left empty), and any other key at the top is kept out (`currency`
/// belongs
/// to the amounts; bookkeeping keys of data sets do no harm). A field's value is a text, a number, true or false, or a
/// list of these: several readings. An amount may also be an object, `{"amount": 9.9, "to": 12.9, "currency": "USD"}`:
/// a
/// range, or a currency of its own. `attributes` may also be a list of `{"name": "…", "content": "…"}`, where no name
/// is
/// taken for a field. [ShortForm] writes this form.
public final class ListingForm {

    /// At most so many characters of any one text; the rest is refused.
    public static final int MAX_TEXT = 1_000_000;

    private static final Set<String> NOT_FIELDS = Set.of("id", "marketplace", "url", "currency", "attributes");

    private ListingForm() {
    }

    /// Reads the short form.
    ///
    /// @param form what a JSON or YAML reader gives: texts, numbers, booleans, lists, maps, nulls
    /// @throws InvalidListingException naming the key and the remedy
    public static Listing read(Map<String, ? extends @Nullable Object> form) throws InvalidListingException {
        String marketplace = required(form, "marketplace");
        String id = required(form, "id");
        Object url = form.get("url");
        Listing.Builder builder = Listing.of(new ListingKey(marketplace, id), url == null ? "" : url.toString());
        Object code = form.get("currency");
        String currency = code == null ? null : code.toString();
        for (Map.Entry<String, ? extends @Nullable Object> entry : form.entrySet()) {
            if (!NOT_FIELDS.contains(entry.getKey())) {
                Field field = field(entry.getKey());
                if (field != null && field != Field.ATTRIBUTES) {
                    put(builder, field, entry.getValue(), currency, entry.getKey());
                }
            }
        }
        attributes(builder, form, currency);
        return builder.build();
    }

    private static void attributes(Listing.Builder builder, Map<String, ? extends @Nullable Object> form,
            @Nullable String currency) throws InvalidListingException {
        if (!form.containsKey("attributes")) {
            return;
        }
        Object attributes = form.get("attributes");
        Place place = new Place("jsonl", "attributes");
        if (attributes == null) {
            builder.absent(Field.ATTRIBUTES, place);
            return;
        }
        builder.absent(Field.ATTRIBUTES, place);
        if (attributes instanceof List<?> list) {
            for (Object each : list) {
                property(builder, each);
            }
            return;
        }
        if (!(attributes instanceof Map<?, ?> map)) {
            throw new InvalidListingException("`attributes` must be an object of named properties");
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            Field field = field(name);
            if (field != null && field != Field.ATTRIBUTES) {
                put(builder, field, value, currency, "attributes." + name);
            } else if (value == null) {
                builder.show(Field.ATTRIBUTES, new Value.Attribute(name, ""),
                        new Place("jsonl", "attributes." + name));
            } else {
                for (Object each : value instanceof List<?> list ? list : List.of(value)) {
                    if (each != null) {
                        builder.show(Field.ATTRIBUTES, new Value.Attribute(name, text(name, each)),
                                new Place("jsonl", "attributes." + name));
                    }
                }
            }
        }
    }

    /// A property in the list form of `attributes`: never a field, whatever its name.
    private static void property(Listing.Builder builder, @Nullable Object each) throws InvalidListingException {
        if (!(each instanceof Map<?, ?> map) || !(map.get("name") instanceof String name)
                || !(map.get("content") instanceof String content)) {
            throw new InvalidListingException(
                    "a list of `attributes` holds objects such as {\"name\": \"Model\", \"content\": \"X1\"}");
        }
        builder.show(Field.ATTRIBUTES, new Value.Attribute(text("name", name), text(name, content)),
                new Place("jsonl", "attributes." + name));
    }

    /// Whether a key inside `attributes` is that of a field and not the name of a property.
    static boolean isField(String key) {
        Field field = field(key);
        return field != null && field != Field.ATTRIBUTES;
    }

    private static @Nullable Field field(String key) {
        return Field.ofKey(key.equals("lang") ? "language" : key).orElse(null);
    }

    private static void put(Listing.Builder builder, Field field, @Nullable Object value, @Nullable String currency,
            String path) throws InvalidListingException {
        Place place = new Place("jsonl", path);
        if (value == null) {
            builder.absent(field, place);
        } else if (value instanceof List<?> list) {
            if (list.isEmpty()) {
                builder.absent(field, place);
            }
            for (Object each : list) {
                if (each != null) {
                    builder.show(field, value(field, each, currency, path), place);
                }
            }
        } else {
            builder.show(field, value(field, value, currency, path), place);
        }
    }

    private static Value value(Field field, Object value, @Nullable String currency, String path)
            throws InvalidListingException {
        return switch (field.kind()) {
            case MONEY -> price(value, currency, path);
            case NUMBER -> new Value.Number(number(value, path));
            case FLAG -> {
                if (value instanceof Boolean flag) {
                    yield new Value.Flag(flag);
                }
                throw new InvalidListingException("`" + path + "` must be true, false or null");
            }
            case TEXT, COUNTRY, ATTRIBUTE -> new Value.Text(text(path, value));
        };
    }

    private static Value.Price price(Object value, @Nullable String currency, String path)
            throws InvalidListingException {
        if (!(value instanceof Map<?, ?> map)) {
            return new Value.Price(new Money(number(value, path), currency));
        }
        Object amount = map.get("amount");
        if (amount == null) {
            throw new InvalidListingException("`" + path + "` lacks its `amount`");
        }
        Object own = map.containsKey("currency") ? map.get("currency") : currency;
        String code = own == null ? null : own.toString();
        Money low = new Money(number(amount, path + ".amount"), code);
        Object to = map.get("to");
        return new Value.Price(low, to == null ? low : new Money(number(to, path + ".to"), code));
    }

    private static BigDecimal number(Object value, String path) throws InvalidListingException {
        try {
            BigDecimal number = new BigDecimal(value.toString().strip());
            if (Math.abs(number.scale()) > 30 || number.precision() > 30) {
                throw new InvalidListingException("`" + path + "` is too large or too fine a number");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new InvalidListingException("`" + path + "` must be a number with a decimal point, or null");
        }
    }

    private static String text(String path, Object value) throws InvalidListingException {
        String text = value.toString();
        if (text.length() > MAX_TEXT) {
            throw new InvalidListingException("`" + path + "` has " + text.length() + " characters; " + MAX_TEXT
                    + " are the most");
        }
        return text;
    }

    private static String required(Map<String, ? extends @Nullable Object> form, String key)
            throws InvalidListingException {
        Object value = form.get(key);
        if (value == null || value.toString().isBlank()) {
            throw new InvalidListingException("the key `" + key + "` is missing or empty");
        }
        return value.toString();
    }
}
