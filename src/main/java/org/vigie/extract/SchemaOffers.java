package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Countries;
import org.vigie.listing.Field;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.normalise.Currencies;
import org.vigie.normalise.PriceReader;

/// The offers of a schema.org product: prices, availability, seller. Different prices of several offers in one currency
/// are one range.
final class SchemaOffers {

    private static final Set<String> AGGREGATE = Set.of("AggregateOffer");

    private record Asked(Value.Price price, SchemaTree where) {}

    private final Findings findings;
    private final String source;
    private final List<Asked> asked = new ArrayList<>();
    private final Set<String> availabilities = new TreeSet<>();

    SchemaOffers(Findings findings, String source) {
        this.findings = findings;
        this.source = source;
    }

    void read(SchemaTree product) {
        product.each("offers").forEach(offer -> offer(offer, null, 0));
        if (asked.isEmpty()) {
            product.variants().forEach(
                    variant -> variant.each("offers").forEach(offer -> offer(offer, null, 0)));
        }
        if (asked.isEmpty() && product.get("price").node().isValueNode()) {
            amount(product.get("price"), product.text("priceCurrency"), null);
        }
        prices();
        seller(product.get("seller"));
    }

    private void offer(SchemaTree offer, @Nullable String outerCurrency, int depth) {
        if (!offer.node().isObject() || depth > 3) {
            return;
        }
        String stated = offer.text("priceCurrency");
        String currency = stated.isEmpty() && outerCurrency != null ? outerCurrency : stated;
        int before = asked.size();
        offer.each("price").forEach(price -> amount(price, currency, null));
        if (asked.size() == before) {
            specifications(offer.get("priceSpecification"), currency, depth);
        } else {
            besides(offer.get("priceSpecification"), currency);
        }
        if (offer.is(AGGREGATE) || asked.size() == before) {
            amount(offer.get("lowPrice"), currency, offer.get("highPrice"));
        }
        if (asked.size() == before) {
            offer.each("offers").forEach(inner -> offer(inner, currency, depth + 1));
        }
        String availability = SchemaTree.local(offer.text("availability"));
        if (!availability.isBlank() && availabilities.add(availability)) {
            findings.text(Field.AVAILABILITY, availability, place(offer.get("availability")));
        }
        String sku = offer.text("sku");
        if (asked.size() <= 1) {
            findings.text(Field.SKU, sku, place(offer.get("sku")));
        }
        seller(offer.get("seller"));
        seller(offer.get("offeredBy"));
        markets(offer.get("eligibleRegion"));
        markets(offer.get("areaServed"));
        for (SchemaTree shipping : offer.each("shippingDetails")) {
            shipping.each("shippingDestination").forEach(region -> markets(region.get("addressCountry")));
        }
    }

    /// The countries that an offer is made to, or delivered to.
    private void markets(SchemaTree regions) {
        regions.each().stream().limit(60).forEach(region -> Countries.code(region.text())
                .ifPresent(code -> findings.add(Field.MARKET, new Value.Text(code), place(region))));
    }

    private void amount(SchemaTree low, String currency, @Nullable SchemaTree high) {
        read(low, currency).ifPresent(price -> {
            Value.Price range = high == null
                    ? price
                    : read(high, currency)
                            .filter(top -> top.price().amount().compareTo(price.price().amount()) > 0)
                            .map(top -> new Value.Price(price.price(), top.price())).orElse(price);
            asked.add(new Asked(range, low));
        });
    }

    private static java.util.Optional<Value.Price> read(SchemaTree amount, String currency) {
        String code = Currencies.stated(currency);
        if (amount.node().isNumber()) {
            java.math.BigDecimal number = amount.node().decimalValue();
            return number.signum() <= 0 || number.precision() > 18 || Math.abs(number.scale()) > 18
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(new Value.Price(new Money(number, code)));
        }
        return PriceReader.price(amount.text(), code);
    }

    private void specifications(SchemaTree specifications, String currency, int depth) {
        besides(specifications, currency);
        for (SchemaTree each : specifications.each()) {
            if (PriceKind.of(each) == PriceKind.ASKED) {
                String own = each.text("priceCurrency").isEmpty() ? currency : each.text("priceCurrency");
                if (each.get("price").node().isMissingNode()) {
                    amount(each.get("minPrice"), own, each.get("maxPrice"));
                } else {
                    amount(each.get("price"), own, null);
                }
                if (depth < 3) {
                    specifications(each.get("priceComponent"), own, depth + 1);
                }
            }
        }
    }

    private void besides(SchemaTree specifications, String currency) {
        for (SchemaTree each : specifications.each()) {
            PriceKind kind = PriceKind.of(each);
            if (kind == PriceKind.LIST || kind == PriceKind.UNIT) {
                String own = each.text("priceCurrency").isEmpty() ? currency : each.text("priceCurrency");
                read(each.get("price"), own).ifPresent(price -> findings.add(
                        kind == PriceKind.LIST ? Field.LIST_PRICE : Field.UNIT_PRICE, price,
                        place(each.get("price"))));
            }
        }
    }

    private void prices() {
        if (asked.isEmpty()) {
            return;
        }
        Asked first = asked.getFirst();
        Money low = first.price.price();
        Money high = first.price.to();
        for (Asked each : asked) {
            if (!java.util.Objects.equals(each.price.price().currency(), low.currency())) {
                asked.forEach(other -> findings.add(Field.PRICE, other.price, place(other.where)));
                return;
            }
            low = each.price.price().amount().compareTo(low.amount()) < 0 ? each.price.price() : low;
            high = each.price.to().amount().compareTo(high.amount()) > 0 ? each.price.to() : high;
        }
        boolean one = low.amount().compareTo(high.amount()) == 0;
        findings.add(Field.PRICE, one ? new Value.Price(low) : new Value.Price(low, high), place(first.where));
    }

    private void seller(SchemaTree sellers) {
        for (SchemaTree seller : sellers.each()) {
            findings.text(Field.SELLER, seller.text(), place(seller));
            if (seller.node().isObject()) {
                findings.text(Field.SELLER_PHONE, seller.text("telephone"), place(seller.get("telephone")));
                findings.text(Field.SELLER_EMAIL, seller.text("email"), place(seller.get("email")));
                for (String name : List.of("legalName", "vatID", "taxID", "leiCode")) {
                    findings.text(Field.SELLER_LEGAL, seller.text(name), place(seller.get(name)));
                }
                SchemaTree number = seller.get("identifier");
                findings.text(Field.SELLER_ID, number.node().isObject() ? number.text("value") : number.text(),
                        place(number));
                findings.text(Field.SELLER_ADDRESS, SchemaReader.address(seller), place(seller.get("address")));
                findings.text(Field.SELLER_COUNTRY, seller.get("address").text("addressCountry"),
                        place(seller.get("address")));
            }
        }
    }

    private Place place(SchemaTree tree) {
        return new Place(source, tree.path());
    }
}
