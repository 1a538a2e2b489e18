package org.vigie.extract.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Countries;
import org.vigie.listing.Field;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

/// An item of a product feed becomes a listing, after the product data specification of the Google Merchant Center
/// (support.google.com/merchants/answer/7052112).
///
/// Attributes that are no field of ours become named properties, but for those that only steer advertising. A sale
/// price outside its `sale_price_effective_date` is not the price asked. Unit pricing is kept as the measures that the
/// feed states; a price per unit is not worked out from them.
final class MerchantItem {

    private static final Map<String, Field> FIELDS = Map.ofEntries(Map.entry("title", Field.TITLE),
            Map.entry("structured_title", Field.TITLE), Map.entry("description", Field.DESCRIPTION),
            Map.entry("structured_description", Field.DESCRIPTION), Map.entry("brand", Field.BRAND),
            Map.entry("gtin", Field.GTIN), Map.entry("mpn", Field.MODEL), Map.entry("id", Field.SKU),
            Map.entry("product_type", Field.CATEGORY), Map.entry("google_product_category", Field.CATEGORY),
            Map.entry("image_link", Field.IMAGES), Map.entry("additional_image_link", Field.IMAGES),
            Map.entry("availability", Field.AVAILABILITY), Map.entry("external_seller_id", Field.SELLER_ID),
            Map.entry("energy_efficiency_class", Field.ENERGY_LABEL), Map.entry("content_language", Field.LANGUAGE),
            Map.entry("price", Field.PRICE), Map.entry("sale_price", Field.LIST_PRICE));

    private static final Set<String> NO_PROPERTIES = Set.of("link", "canonical_link", "mobile_link", "ads_redirect",
            "custom_label_0", "custom_label_1", "custom_label_2", "custom_label_3", "custom_label_4", "promotion_id",
            "included_destination", "excluded_destination", "shopping_ads_excluded_country", "pause");

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm[:ss]").appendPattern("[XXX][XX][X]").toFormatter(Locale.ROOT);

    private final List<FeedCell> cells;
    private final Instant at;
    private final List<String> notes;

    /// @param at the moment for which the prices are asked
    /// @param notes takes what could not be read of an item that is a listing all the same
    MerchantItem(List<FeedCell> cells, Instant at, List<String> notes) {
        this.cells = cells;
        this.at = at;
        this.notes = notes;
    }

    /// @param marketplace where the feed is from; empty to take the host of the item's link
    Listing listing(String marketplace) throws InvalidListingException {
        String id = first("id").orElseThrow(() -> new InvalidListingException("it has no `id`"));
        String link = first("link").orElse("");
        String market = marketplace.isBlank() ? host(link) : marketplace;
        if (market.isBlank()) {
            throw new InvalidListingException("nothing says where it is sold: its `link` has no host, and no "
                    + "--marketplace is given");
        }
        Listing.Builder builder = Listing.of(new ListingKey(market, id), link);
        for (FeedCell cell : cells) {
            cell(builder, cell);
        }
        prices(builder);
        return builder.build();
    }

    private Optional<String> first(String name) {
        return cells.stream().filter(cell -> cell.name().equals(name) && !cell.isEmpty()).map(FeedCell::text)
                .findFirst();
    }

    private static String host(String link) {
        try {
            String host = new URI(link.strip()).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private void cell(Listing.Builder builder, FeedCell cell) throws InvalidListingException {
        Place place = place(cell.name());
        Field field = FIELDS.get(cell.name());
        if (cell.isEmpty()) {
            if (field != null) {
                builder.absent(field, place);
            }
            return;
        }
        String text = MappedRow.limited(cell.part("content").orElseGet(cell::text));
        switch (cell.name()) {
            case "price", "sale_price" -> {
                // Both together say what is asked.
            }
            case "additional_image_link" -> {
                for (String image : text.split(",", -1)) {
                    show(builder, Field.IMAGES, image, place);
                }
            }
            case "google_product_category" -> {
                if (text.matches("[0-9]+")) {
                    property(builder, cell.name(), text); // a number of Google's taxonomy and no path
                } else {
                    show(builder, Field.CATEGORY, text, place);
                }
            }
            case "shipping" -> {
                market(builder, cell, place);
                property(builder, cell.name(), text);
            }
            case "product_detail" -> property(builder, cell.part("attribute_name").orElse(cell.name()),
                    cell.part("attribute_value").orElse(text));
            case "certification" -> property(builder, cell.name(), text.replace(':', ' '));
            default -> {
                if (field != null) {
                    show(builder, field, text, place);
                } else if (!NO_PROPERTIES.contains(cell.name())) {
                    property(builder, cell.name(), text);
                }
            }
        }
    }

    private static Place place(String name) {
        return new Place("feed", "g:" + name);
    }

    private static void show(Listing.Builder builder, Field field, String text, Place place) {
        if (!text.isBlank()) {
            builder.show(field, new Value.Text(text.strip()), place);
        }
    }

    private static void property(Listing.Builder builder, String name, String text) {
        builder.show(Field.ATTRIBUTES, new Value.Attribute(name, text), place(name));
    }

    /// The country is a part of its own in XML, and stands before the first colon in a table: `FR:Standard:4.95 EUR`.
    private static void market(Listing.Builder builder, FeedCell shipping, Place place) {
        List<String> countries = shipping.parts().isEmpty()
                ? List.of(shipping.value().split(",", -1))
                : List.of(shipping.part("country").orElse(""));
        for (String each : countries) {
            String country = each.split(":", 2)[0].strip().toUpperCase(Locale.ROOT);
            if (Countries.isCode(country)) {
                builder.show(Field.MARKET, new Value.Text(country), place);
            }
        }
    }

    private void prices(Listing.Builder builder) {
        Optional<Money> price = amount(builder, "price", Field.PRICE);
        Optional<Money> sale = amount(builder, "sale_price", Field.LIST_PRICE);
        boolean on = sale.isPresent() && inForce();
        if (sale.isPresent() && !on) {
            property(builder, "sale_price", sale.get().toString());
        }
        if (on) {
            builder.show(Field.PRICE, new Value.Price(sale.get()), place("sale_price"));
            price.ifPresent(full -> builder.show(Field.LIST_PRICE, new Value.Price(full), place("price")));
        } else {
            price.ifPresent(full -> builder.show(Field.PRICE, new Value.Price(full), place("price")));
        }
    }

    private Optional<Money> amount(Listing.Builder builder, String name, Field field) {
        Optional<String> text = first(name);
        Optional<Money> amount = text.flatMap(value -> Amounts.read(value, '.', null));
        if (text.isPresent() && amount.isEmpty()) {
            String why = "`" + name + "` is `" + MappedRow.shortened(text.get())
                    + "`, which is no amount such as 15.00 EUR";
            notes.add(why);
            builder.unread(field, why);
        }
        return amount;
    }

    /// Whether a sale price counts at the moment; without dates it does, and with dates that cannot be read too.
    private boolean inForce() {
        String[] dates = first("sale_price_effective_date").orElse("").split("/", -1);
        if (dates.length != 2) {
            return true;
        }
        try {
            return !at.isBefore(moment(dates[0])) && !at.isAfter(moment(dates[1]));
        } catch (DateTimeException e) {
            notes.add("`sale_price_effective_date` cannot be read; the sale price is taken as the price asked");
            return true;
        }
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text.strip(), MOMENT).toInstant();
    }
}
