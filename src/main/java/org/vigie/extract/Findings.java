package org.vigie.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Countries;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingForm;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Place;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;
import org.vigie.normalise.BrandName;
import org.vigie.normalise.PriceReader;

/// Everything found about one offer, before an order is made of it. Not safe for use by several threads.
final class Findings {

    private static final int MOST = 300;
    /// What a visitor sees comes first, then what the page's own scripts draw from, then what it tells machines.
    private static final Map<String, Integer> RANK = Map.of("dom", 0, "state", 1, "json-ld", 2, "microdata", 3,
            "rdfa", 4, "open-graph", 5, "meta", 6, "url", 7, PageLanguage.SOURCE, 8);

    private final CompiledMarketplace market;
    private final Map<Field, List<Reading>> shown = new EnumMap<>(Field.class);
    private final Map<Field, Set<String>> seen = new EnumMap<>(Field.class);
    private final Map<Field, Place> absent = new EnumMap<>(Field.class);
    private final Map<Field, String> unread = new EnumMap<>(Field.class);

    Findings(CompiledMarketplace market) {
        this.market = market;
    }

    /// Adds a text, as the marketplace's file cuts it; blank texts and boilerplate do not count.
    void text(Field field, String raw, Place place) {
        String tidy = VisibleText.trim(VisibleText.ofMarkup(raw));
        if (field != Field.DESCRIPTION && field != Field.RESPONSIBLE_PERSON_EU && field != Field.WARNINGS
                && field != Field.SELLER_ADDRESS && field != Field.MANUFACTURER_ADDRESS) {
            tidy = tidy.replace('\n', ' ');
        }
        tidy = market.cut(field, tidy);
        if (tidy.isBlank() || market.ignores(field, tidy)) {
            return;
        }
        switch (field.kind()) {
            case FLAG -> TextValues.flag(tidy).ifPresent(on -> add(field, new Value.Flag(on), place));
            case NUMBER -> TextValues.number(tidy).ifPresent(number -> number(field, number, place));
            case COUNTRY -> add(field, new Value.Text(Countries.code(tidy).orElse(tidy)), place);
            case MONEY -> money(field, tidy, null, place);
            default -> {
                if (field == Field.GTIN && tidy.chars().noneMatch(Character::isDigit)) {
                    return;
                }
                String value = switch (field) {
                    case SELLER_KIND -> TextValues.sellerKind(tidy);
                    case LANGUAGE -> TextValues.language(tidy);
                    case BRAND -> BrandName.read(tidy).map(BrandName::name).orElse(bounded(tidy));
                    default -> bounded(tidy);
                };
                if (!value.isEmpty()) {
                    add(field, new Value.Text(value), place);
                }
            }
        }
    }

    /// Adds the amount in a text. A former price that the same text states is a list price.
    ///
    /// @param currency ISO code for an amount without one; null when unknown
    void money(Field field, String text, @Nullable String currency, Place place) {
        if (field == Field.PRICE) {
            PriceReader.read(text, currency).ifPresent(read -> {
                add(field, read.price(), place);
                if (read.prior() != null) {
                    add(Field.LIST_PRICE, new Value.Price(read.prior()), place);
                }
            });
        } else {
            PriceReader.price(text, currency)
                    .or(() -> PriceReader.first(text, currency).map(Value.Price::new))
                    .ifPresent(price -> add(field, price, place));
        }
    }

    void number(Field field, BigDecimal number, Place place) {
        if (field == Field.CLAIMED_PCT) {
            BigDecimal share = number.abs();
            if (share.signum() == 0 || share.compareTo(BigDecimal.valueOf(100)) > 0) {
                return;
            }
            add(field, new Value.Number(share), place);
            add(Field.REDUCTION_ANNOUNCED, new Value.Flag(true), place);
        } else {
            add(field, new Value.Number(number), place);
        }
    }

    void attribute(String name, String content, Place place) {
        String plainName = PropertyNames.shown(VisibleText.ofMarkup(name).replace('\n', ' '));
        String plain = VisibleText.trim(VisibleText.ofMarkup(content));
        if (plainName.isBlank() || plain.isBlank() || plainName.length() > 200) {
            return;
        }
        add(Field.ATTRIBUTES, new Value.Attribute(plainName, bounded(plain)), place);
        PropertyNames.read(plainName, plain, market.labels(), this, place);
    }

    void add(Field field, Value value, Place place) {
        if (!market.believes(field, place.source())) {
            return;
        }
        List<Reading> readings = shown.computeIfAbsent(field, f -> new ArrayList<>());
        boolean once = field == Field.IMAGES || field == Field.ATTRIBUTES;
        String mark = (once ? "" : place.source() + " ") + value.text();
        if (readings.size() < MOST && seen.computeIfAbsent(field, f -> new HashSet<>()).add(mark)) {
            readings.add(new Reading(value, place));
        }
    }

    /// Says that a section that would hold a field was read and does not hold it.
    ///
    /// @param byName whether the field is only known by the name of a property: then the page must be in a language
    ///     whose
    ///     names we know
    void absent(Field field, Place place, boolean byName) {
        // What the words of title and description tell says nothing of the names of properties.
        if (byName && readings(Field.LANGUAGE).stream().filter(r -> !r.place().source().equals(PageLanguage.SOURCE))
                .noneMatch(r -> PropertyNames.speaks(r.value().text()))) {
            unread(field, "its section was read, but the page is in a language whose property names are not known");
        } else {
            absent.putIfAbsent(field, place);
        }
    }

    void unread(Field field, String why) {
        unread.putIfAbsent(field, why);
    }

    boolean shows(Field field) {
        return shown.containsKey(field);
    }

    List<Reading> readings(Field field) {
        return shown.getOrDefault(field, List.of());
    }

    /// The listing: of each field's readings those of the better source first.
    ///
    /// @param visible amounts that stand in the page's visible text: a price that a visitor can see outweighs one that
    ///     only machines read
    Listing listing(ListingKey key, String url, Set<BigDecimal> visible) {
        Listing.Builder builder = Listing.of(key, url);
        shown.forEach((field, readings) -> readings.stream().sorted(order(field, visible))
                .forEach(reading -> builder.show(field, reading.value(), reading.place())));
        absent.forEach((field, place) -> {
            if (!unread.containsKey(field)) {
                builder.absent(field, place);
            }
        });
        unread.forEach(builder::unread);
        return builder.build();
    }

    private static Comparator<Reading> order(Field field, Set<BigDecimal> visible) {
        Comparator<Reading> rank = Comparator.comparingInt(
                reading -> RANK.getOrDefault(reading.place().source(), RANK.size()));
        if (field != Field.PRICE) {
            return rank;
        }
        return Comparator.<Reading>comparingInt(reading -> isVisible(reading, visible) ? 0 : 1).thenComparing(rank);
    }

    private static boolean isVisible(Reading reading, Set<BigDecimal> visible) {
        return reading.place().source().equals("dom") || (reading.value() instanceof Value.Price price
                && visible.contains(price.price().amount().stripTrailingZeros()));
    }

    /// The currency that most readings state; null when none does.
    @Nullable
    String currency() {
        Map<String, Integer> counts = new HashMap<>();
        for (Reading reading : readings(Field.PRICE)) {
            if (reading.value() instanceof Value.Price price && price.price().currency() != null) {
                counts.merge(price.price().currency(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().max(Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse(null);
    }

    private static String bounded(String text) {
        return text.length() > ListingForm.MAX_TEXT ? text.substring(0, ListingForm.MAX_TEXT) : text;
    }
}
