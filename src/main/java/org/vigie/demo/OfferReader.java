package org.vigie.demo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vigie.demo.DemoPage.Kind;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// One offer's block of a file becomes an [Offer]. What is wrong goes to the file's problems.
final class OfferReader {

    private static final Map<String, String> HOME = Map.of("fr", "FR", "en", "IE", "de", "DE", "es", "ES", "it", "IT",
            "pl", "PL");

    private final Map<String, Trader> traders;

    OfferReader(Map<String, Trader> traders) {
        this.traders = traders;
    }

    Optional<Offer> read(Shop shop, String language, YamlMap map) {
        map.only("id", "list", "title", "category", "brand", "model", "price", "shown_price", "was", "percent",
                "lowest30", "market", "seller", "maker", "responsible", "panel", "details", "answers", "images_of",
                "variants", "description", "attributes", "ingredients", "warnings", "note", "expect");
        Optional<Card> card = card(shop, language, map);
        Optional<Trader> seller = map.requireText("seller").flatMap(key -> trader(map, "seller", key));
        if (card.isEmpty() || seller.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Offer(card.get(), map.requireText("description").orElse(""),
                map.requireText("category").orElse(""), map.requireText("brand").orElse(""),
                map.requireText("model").orElse(""), seller.get(),
                map.text("maker").flatMap(key -> trader(map, "maker", key)),
                map.text("responsible").flatMap(key -> trader(map, "responsible", key)), open(map, "panel"),
                map.text("market").orElse(HOME.getOrDefault(language, "")), attributes(map), open(map, "details"),
                map.texts("variants"), map.text("ingredients"), map.text("warnings"), expect(map), map.text("note")));
    }

    /// The part that a list page shows. Keys of whole offers are not looked at.
    static Optional<Card> card(Shop shop, String language, YamlMap map) {
        Optional<String> id = map.requireText("id");
        Optional<String> list = map.requireText("list");
        Optional<String> title = map.requireText("title");
        Optional<BigDecimal> now = map.require("price").flatMap(YamlValue::number);
        if (id.isEmpty() || list.isEmpty() || title.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        if (!shop.lists().contains(list.get())) {
            map.problemAt("list", shop.title() + " has no list `" + list.get() + "`; it has " + shop.lists() + ".");
        }
        Price price = new Price(now.get(), number(map, "shown_price").orElse(now.get()), number(map, "was"),
                map.get("percent").flatMap(YamlValue::whole), number(map, "lowest30"),
                language.equals("pl") ? "PLN" : "EUR");
        Kind answers = map.get("answers").flatMap(v -> v.oneOf(Kind.class)).orElse(Kind.OFFER);
        return Optional.of(new Card(shop, id.get(), list.get(), language, answers, title.get(), price,
                map.text("images_of").orElse(id.get())));
    }

    private Optional<Trader> trader(YamlMap map, String role, String key) {
        Trader trader = traders.get(key);
        if (trader == null) {
            map.problemAt(role, "traders.yaml has no `" + key + "`.");
        }
        return Optional.ofNullable(trader);
    }

    private static boolean open(YamlMap map, String key) {
        Optional<String> word = map.text(key);
        word.filter(w -> !w.equals("closed") && !w.equals("open"))
                .ifPresent(w -> map.problemAt(key, "`" + key + "` must be open or closed."));
        return !word.equals(Optional.of("closed"));
    }

    private static Map<String, String> attributes(YamlMap map) {
        Map<String, String> attributes = new LinkedHashMap<>();
        map.require("attributes").flatMap(YamlValue::map).ifPresent(rows -> {
            for (String name : rows.keys()) {
                rows.text(name).ifPresent(value -> attributes.put(name, value));
            }
        });
        return attributes;
    }

    private static Map<String, Intended> expect(YamlMap map) {
        Map<String, Intended> expect = new LinkedHashMap<>();
        map.map("expect").ifPresent(topics -> {
            topics.only(DemoShop.TOPICS.toArray(String[]::new));
            for (String topic : topics.keys()) {
                topics.get(topic).flatMap(v -> v.oneOf(Intended.class)).ifPresent(v -> expect.put(topic, v));
            }
        });
        return expect;
    }

    private static Optional<BigDecimal> number(YamlMap map, String key) {
        return map.get(key).flatMap(YamlValue::number);
    }
}
