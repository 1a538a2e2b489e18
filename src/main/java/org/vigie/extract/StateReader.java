package org.vigie.extract;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.extract.CompiledMarketplace.Properties;
import org.vigie.extract.CompiledMarketplace.State;
import org.vigie.extract.StatePath.Found;
import org.vigie.listing.Field;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.normalise.Currencies;
import org.vigie.normalise.PriceReader;
import tools.jackson.databind.JsonNode;

/// Embedded script state becomes readings, along the paths of a marketplace's file.
final class StateReader {

    private static final List<String> AMOUNT = List.of("value", "amount", "price", "minPrice", "salePrice", "cent");
    private static final List<String> FORMATTED = List.of("formatedAmount", "formattedAmount", "formattedPrice",
            "amountWithSymbol", "formatted", "text", "display");
    private static final List<String> CURRENCY = List.of("currency", "currencyCode", "priceCurrency", "currencyUnit");

    private final Findings findings;
    private final State state;
    private final JsonNode root;
    private final @Nullable String currency;
    private final String prefix;

    StateReader(Findings findings, State state, JsonNode root) {
        this(findings, state, root, "", null);
    }

    /// A reader of one part of the state.
    ///
    /// @param prefix path of `root` in the state
    /// @param usual currency of amounts where the part states none
    StateReader(Findings findings, State state, JsonNode root, String prefix, @Nullable String usual) {
        this.findings = findings;
        this.state = state;
        this.root = root;
        this.prefix = prefix;
        this.currency = currency(state, root).orElse(usual);
    }

    /// The currency that a state gives for amounts without one.
    static Optional<String> currency(State state, JsonNode root) {
        return state.currency().stream().flatMap(path -> path.find(root).stream())
                .flatMap(found -> Optional.ofNullable(Currencies.stated(found.node().asString(""))).stream())
                .findFirst();
    }

    /// How many of a state's paths lead to something; a list of offers counts with the paths of its first one.
    static long known(State state, JsonNode root) {
        long inCards = state.cards().stream().mapToLong(cards -> Cards.elements(cards, root).stream().limit(1)
                .mapToLong(card -> known(cards.card(), card.node())).sum()).sum();
        Stream<StatePath> beside = Stream.of(state.attributes().stream().map(Properties::list),
                state.texts().stream().map(CompiledMarketplace.TextFind::in),
                state.next().stream().flatMap(next -> Stream.concat(next.total().stream(), next.last().stream())),
                state.range().values().stream().flatMap(List::stream)).flatMap(paths -> paths)
                .filter(path -> !path.isRoot());
        // What says that an offer is gone may be all that a payload holds, and is as good as two fields.
        long gone = state.gone().stream().filter(path -> !path.find(root).isEmpty()).count() * 2;
        return inCards + gone + Stream.concat(beside, state.fields().values().stream().flatMap(List::stream))
                .filter(path -> !path.find(root).isEmpty()).count();
    }

    void read() {
        state.texts().forEach(this::inText);
        for (Map.Entry<Field, List<StatePath>> entry : state.fields().entrySet()) {
            for (StatePath path : entry.getValue()) {
                field(entry.getKey(), path.find(root), path.cents());
            }
        }
        state.range().forEach(this::range);
        for (Properties properties : state.attributes()) {
            for (Found element : properties.list().find(root)) {
                if (element.node().isArray()) {
                    for (int i = 0; i < element.node().size() && i < 300; i++) {
                        property(properties, element.node().get(i), element.path() + "[" + i + "]");
                    }
                } else {
                    property(properties, element.node(), element.path());
                }
            }
        }
        state.elsewhere().forEach((field, paths) -> first(paths).ifPresent(found -> findings.unread(field,
                "it stands in another document: " + found.node().asString(""))));
    }

    /// After every source was read: what is absent because its section is there and does not hold it.
    void readAbsences() {
        state.absent().forEach((field, paths) -> {
            if (!findings.shows(field)) {
                paths.stream().flatMap(path -> path.section(root).stream()).findFirst()
                        .ifPresent(path -> findings.absent(field, place(path), !state.fields().containsKey(field)));
            }
        });
    }

    private Optional<Found> first(List<StatePath> paths) {
        return paths.stream().flatMap(path -> path.find(root).stream())
                .filter(found -> !found.node().asString("").isBlank()).findFirst();
    }

    private void inText(CompiledMarketplace.TextFind find) {
        for (Found found : find.in().find(root)) {
            String text = SchemaTree.plain(found.node());
            Matcher matcher = find.pattern().matcher(text.length() > 20_000 ? text.substring(0, 20_000) : text);
            if (matcher.find() && find.elsewhere()) {
                findings.unread(find.field(), "it stands in another document: "
                        + VisibleText.ofMarkup(matcher.group("value")));
            } else if (matcher.hasMatch()) {
                findings.text(find.field(), matcher.group("value"), place(found.path()));
            }
        }
    }

    /// The lowest and the highest of the prices of all variants. Variants in several currencies make no range.
    private void range(Field field, List<StatePath> paths) {
        for (StatePath path : paths) {
            List<Money> prices = path.find(root).stream().flatMap(found -> price(found.node()).stream())
                    .map(Value.Price::price).toList();
            if (!prices.isEmpty() && prices.stream().map(Money::currency).distinct().limit(2).count() == 1) {
                Money low = Collections.min(prices, Comparator.comparing(Money::amount));
                Money high = Collections.max(prices, Comparator.comparing(Money::amount));
                findings.add(field, new Value.Price(low, high), place(path.toString()));
                return;
            }
        }
    }

    private void property(Properties properties, JsonNode element, String path) {
        String literal = properties.name().toString();
        String name = literal.startsWith("=")
                ? literal.substring(1)
                : properties.name().find(element).stream().map(found -> SchemaTree.plain(found.node())).findFirst()
                        .orElse("");
        for (Found value : properties.value().find(element)) {
            findings.attribute(name, SchemaTree.plain(value.node()), place(path));
        }
    }

    private void field(Field field, List<Found> found, boolean cents) {
        if (field == Field.CATEGORY) {
            // Some paths end in the offer itself.
            List<String> names = found.stream().map(each -> SchemaTree.plain(each.node()))
                    .filter(name -> !name.isBlank() && findings.readings(Field.TITLE).stream()
                            .noneMatch(title -> title.value().text().equals(name.strip())))
                    .toList();
            if (!names.isEmpty()) {
                findings.text(field, String.join(" > ", names), place(found.getFirst().path()));
            }
            return;
        }
        for (Found each : found) {
            switch (field.kind()) {
                case MONEY -> money(field, each, cents);
                case NUMBER -> TextValues.number(SchemaTree.plain(each.node()))
                        .ifPresent(number -> findings.number(field, number, place(each.path())));
                default -> text(field, each);
            }
        }
    }

    private void text(Field field, Found found) {
        JsonNode node = found.node();
        if (node.isArray()) {
            for (int i = 0; i < node.size() && i < 300; i++) {
                text(field, new Found(node.get(i), found.path() + "[" + i + "]"));
            }
            return;
        }
        if (field.kind() == Field.Kind.FLAG && node.isObject() && !node.isEmpty()) {
            findings.add(field, new Value.Flag(true), place(found.path()));
            return;
        }
        String text = SchemaTree.plain(node);
        if (field == Field.IMAGES && text.indexOf(';') > 0 && text.indexOf("//") < text.indexOf(';')) {
            for (String each : text.split(";", 301)) {
                image(each, found.path());
            }
            return;
        }
        if (field == Field.IMAGES) {
            image(text, found.path());
            return;
        }
        findings.text(field, text, place(found.path()));
    }

    private void image(String text, String path) {
        String url = Address.clean(text);
        if (Address.isWeb(url)) {
            findings.add(Field.IMAGES, new Value.Text(url), place(path));
        }
    }

    private void money(Field field, Found found, boolean cents) {
        Optional<Value.Price> price = price(found.node()).map(read -> cents ? major(read) : read);
        if (price.isEmpty()) {
            // A price per unit of measure is no price of the offer, and is read as what it is.
            if (field == Field.UNIT_PRICE && found.node().isString()) {
                findings.money(field, SchemaTree.plain(found.node()), currency, place(found.path()));
            }
            return;
        }
        Optional<Value.Price> to = state.to().getOrDefault(field, List.of()).stream()
                .flatMap(path -> path.find(root).stream()).flatMap(top -> price(top.node()).stream()).findFirst()
                .filter(top -> top.price().amount().compareTo(price.get().price().amount()) > 0);
        findings.add(field, to.map(top -> new Value.Price(price.get().price(), top.price())).orElse(price.get()),
                place(found.path()));
    }

    private Optional<Value.Price> price(JsonNode node) {
        if (node.isObject()) {
            String code = CURRENCY.stream().map(name -> Currencies.stated(node.path(name).asString("")))
                    .filter(each -> each != null).findFirst().orElse(currency == null ? written(node) : currency);
            for (String name : AMOUNT) {
                JsonNode amount = node.path(name);
                if (amount.isValueNode() && !amount.isNull()) {
                    Optional<Value.Price> read = scalar(amount, code);
                    if (read.isPresent()) {
                        return name.equals("cent") ? read.map(StateReader::major) : read;
                    }
                }
            }
            return FORMATTED.stream().map(name -> node.path(name).asString(""))
                    .flatMap(text -> PriceReader.price(text, code).stream()).findFirst();
        }
        return scalar(node, currency);
    }

    private static Value.Price major(Value.Price hundredths) {
        Money price = hundredths.price();
        return new Value.Price(new Money(price.amount().movePointLeft(2), price.currency()));
    }

    /// The currency of the amount as the object writes it for people.
    private static @Nullable String written(JsonNode node) {
        return FORMATTED.stream().flatMap(name -> PriceReader.price(node.path(name).asString(""), null).stream())
                .map(price -> price.price().currency()).filter(code -> code != null).findFirst().orElse(null);
    }

    private static Optional<Value.Price> scalar(JsonNode node, @Nullable String code) {
        String text = SchemaTree.plain(node);
        if (!node.isNumber()) {
            return PriceReader.price(text, code);
        }
        return text.isEmpty() || text.length() > 20 || node.decimalValue().signum() <= 0
                ? Optional.empty()
                : Optional.of(new Value.Price(new Money(new BigDecimal(text), code)));
    }

    private Place place(String path) {
        String whole = prefix.isEmpty() || path.isEmpty() ? prefix + path : prefix + "." + path;
        return new Place("state", state.variable() + (whole.isEmpty() ? "" : "." + whole));
    }
}
