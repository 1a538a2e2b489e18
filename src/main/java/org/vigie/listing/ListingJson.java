package org.vigie.listing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The full form of a listing in JSON, which the archive, the index and exports share: every reading with its place.
///
/// ```
/// {"marketplace": "shein", "id": "1", "url": "https://…", "facts": {
///    "title": {"shown": [{"text": "…", "source": "json-ld", "path": "$.name"}]},
///    "price": {"shown": [{"amount": "9.90", "currency": "EUR", "source": "…", "path": "…"}]},
///    "brand": {"absent": {"source": "…", "path": "…"}},
///    "gtin": {"unread": "…"}}}
/// ```
/// Keys of `facts` stand in the order of [Field], so equal listings have equal bytes.
public final class ListingJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ListingJson() {
    }

    public static String write(Listing listing) {
        return JSON.writeValueAsString(tree(listing));
    }

    public static ObjectNode tree(Listing listing) {
        ObjectNode root = JSON.createObjectNode();
        root.put("marketplace", listing.key().marketplace());
        root.put("id", listing.key().id());
        root.put("url", listing.url());
        root.set("facts", factsTree(listing));
        return root;
    }

    /// The facts alone: what a listing says, whatever page said it.
    public static ObjectNode factsTree(Listing listing) {
        ObjectNode facts = JSON.createObjectNode();
        listing.facts().forEach((field, fact) -> facts.set(field.key(), fact(fact)));
        return facts;
    }

    private static ObjectNode fact(Fact fact) {
        ObjectNode node = JSON.createObjectNode();
        switch (fact) {
            case Fact.Shown shown -> {
                ArrayNode readings = node.putArray("shown");
                for (Reading reading : shown.readings()) {
                    place(value(readings.addObject(), reading.value()), reading.place());
                }
            }
            case Fact.Absent absent -> place(node.putObject("absent"), absent.where());
            case Fact.Unread unread -> node.put("unread", unread.why());
        }
        return node;
    }

    private static ObjectNode value(ObjectNode node, Value value) {
        switch (value) {
            case Value.Text text -> node.put("text", text.text());
            case Value.Price price -> {
                node.put("amount", price.price().amount().toPlainString());
                if (!price.to().equals(price.price())) {
                    node.put("to", price.to().amount().toPlainString());
                }
                if (price.price().currency() != null) {
                    node.put("currency", price.price().currency());
                }
            }
            case Value.Number number -> node.put("number", number.number().toPlainString());
            case Value.Flag flag -> node.put("flag", flag.on());
            case Value.Attribute attribute -> node.put("name", attribute.name()).put("content", attribute.content());
        }
        return node;
    }

    private static void place(ObjectNode node, Place place) {
        node.put("source", place.source());
        node.put("path", place.path());
    }

    /// Reads the full form.
    ///
    /// @throws InvalidListingException when it is not the form that [#write] gives
    public static Listing read(String json) throws InvalidListingException {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (tools.jackson.core.JacksonException e) {
            throw new InvalidListingException("not JSON: " + e.getOriginalMessage());
        }
        return read(root);
    }

    public static Listing read(JsonNode root) throws InvalidListingException {
        Listing.Builder builder = Listing.of(
                new ListingKey(string(root, "marketplace"), string(root, "id")), string(root, "url"));
        for (Map.Entry<String, JsonNode> entry : root.path("facts").properties()) {
            Field field = Field.ofKey(entry.getKey()).orElseThrow(
                    () -> new InvalidListingException("`" + entry.getKey() + "` is not a field"));
            builder.put(field, readFact(entry.getValue()));
        }
        return builder.build();
    }

    private static Fact readFact(JsonNode node) throws InvalidListingException {
        if (node.has("shown")) {
            List<Reading> readings = new ArrayList<>();
            for (Iterator<JsonNode> each = node.get("shown").iterator(); each.hasNext();) {
                JsonNode reading = each.next();
                readings.add(new Reading(readValue(reading), readPlace(reading)));
            }
            if (readings.isEmpty()) {
                throw new InvalidListingException("`shown` is an empty list");
            }
            return new Fact.Shown(readings);
        }
        if (node.has("absent")) {
            return new Fact.Absent(readPlace(node.get("absent")));
        }
        return new Fact.Unread(string(node, "unread"));
    }

    private static Value readValue(JsonNode node) throws InvalidListingException {
        if (node.has("text")) {
            return new Value.Text(string(node, "text"));
        }
        if (node.has("amount")) {
            JsonNode code = node.get("currency");
            @Nullable
            String currency = code == null ? null : code.asString();
            Money low = new Money(decimal(node, "amount"), currency);
            return new Value.Price(low, node.has("to") ? new Money(decimal(node, "to"), currency) : low);
        }
        if (node.has("number")) {
            return new Value.Number(decimal(node, "number"));
        }
        if (node.has("flag")) {
            return new Value.Flag(node.get("flag").asBoolean());
        }
        return new Value.Attribute(string(node, "name"), string(node, "content"));
    }

    private static Place readPlace(JsonNode node) throws InvalidListingException {
        return new Place(string(node, "source"), string(node, "path"));
    }

    private static BigDecimal decimal(JsonNode node, String key) throws InvalidListingException {
        try {
            return new BigDecimal(string(node, key));
        } catch (NumberFormatException e) {
            throw new InvalidListingException("`" + key + "` is not a number");
        }
    }

    private static String string(JsonNode node, String key) throws InvalidListingException {
        JsonNode value = node.get(key);
        if (value == null || !value.isString()) {
            throw new InvalidListingException("the text `" + key + "` is missing");
        }
        return value.asString();
    }
}
