package org.vigie.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes a listing in the short form that [ListingForm] reads, one line of JSONL.
///
/// What is read back has the same values in the same order and the same Shown, Absent and Unread; the places, and why
/// a field was unread, are not part of the short form: they are in that of [ListingJson]. Named properties of one name
/// stand together.
public final class ShortForm {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ShortForm() {
    }

    /// One line, without its end.
    public static String write(Listing listing) {
        return escaped(JSON.writeValueAsString(tree(listing)));
    }

    /// The same as texts, numbers, booleans, lists, maps and nulls.
    static Map<String, @Nullable Object> tree(Listing listing) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", listing.key().id());
        form.put("marketplace", listing.key().marketplace());
        if (!listing.url().isEmpty()) {
            form.put("url", listing.url());
        }
        Optional<String> currency = currency(listing);
        currency.ifPresent(code -> form.put("currency", code));
        listing.facts().forEach((field, fact) -> {
            switch (fact) {
                case Fact.Shown shown when field == Field.ATTRIBUTES -> form.put("attributes", properties(shown));
                case Fact.Shown shown -> form.put(field.key(), values(shown, currency.orElse(null)));
                case Fact.Absent absent -> form.put(field.key(), null);
                case Fact.Unread unread -> {
                    // A key that is not there says it.
                }
            }
        });
        return form;
    }

    /// The currency of the first amount, which is the price where there is one.
    private static Optional<String> currency(Listing listing) {
        for (Field field : Field.values()) {
            for (Reading reading : listing.readings(field)) {
                if (reading.value() instanceof Value.Price price) {
                    return Optional.ofNullable(price.price().currency());
                }
            }
        }
        return Optional.empty();
    }

    private static Object values(Fact.Shown shown, @Nullable String currency) {
        List<Object> values = new ArrayList<>();
        for (Reading reading : shown.readings()) {
            Object value = value(reading.value(), currency);
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return values.size() == 1 ? values.getFirst() : values;
    }

    private static Object value(Value value, @Nullable String currency) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Number number -> number.number();
            case Value.Flag flag -> flag.on();
            case Value.Attribute attribute -> attribute.text();
            case Value.Price price -> amount(price, currency);
        };
    }

    /// A bare number has the currency of the object; what a bare number cannot say is an object of its own.
    private static Object amount(Value.Price price, @Nullable String currency) {
        Money low = price.price();
        boolean range = !price.to().equals(low);
        if (!range && Objects.equals(low.currency(), currency)) {
            return low.amount();
        }
        Map<String, @Nullable Object> amount = new LinkedHashMap<>();
        amount.put("amount", low.amount());
        if (range) {
            amount.put("to", price.to().amount());
        }
        amount.put("currency", low.currency());
        return amount;
    }

    /// An object by name; a list where a name is also the key of a field, since an object would be read as that field.
    private static Object properties(Fact.Shown shown) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        List<Map<String, String>> all = new ArrayList<>();
        boolean plain = true;
        for (Reading reading : shown.readings()) {
            Value value = reading.value();
            String name = value instanceof Value.Attribute attribute ? attribute.name() : "";
            String content = value instanceof Value.Attribute attribute ? attribute.content() : value.text();
            Map<String, String> property = new LinkedHashMap<>();
            property.put("name", name);
            property.put("content", content);
            List<String> same = byName.computeIfAbsent(name, n -> new ArrayList<>());
            if (!same.contains(content)) {
                same.add(content);
                all.add(property);
            }
            plain &= !ListingForm.isField(name);
        }
        if (!plain) {
            return all;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        byName.forEach((name, contents) -> properties.put(name, contents.size() == 1 ? contents.getFirst() : contents));
        return properties;
    }

    /// Halves of surrogate pairs that stand alone, as hostile pages have them, are JSON but cannot be written as UTF-8.
    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                escaped.append("\\u").append(Integer.toHexString(c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
