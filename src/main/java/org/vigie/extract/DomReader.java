package org.vigie.extract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.extract.CompiledMarketplace.Table;
import org.vigie.listing.Field;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

/// The page itself becomes readings, along the CSS of a marketplace's file.
final class DomReader {

    private static final int MOST_ROWS = 500;

    private final Findings findings;
    private final CompiledMarketplace market;
    private final Function<PagePlace, List<Element>> all;
    private final Function<PagePlace, Optional<Element>> first;
    private final @Nullable String currency;

    DomReader(Findings findings, OpenPage page, @Nullable String currency) {
        this.findings = findings;
        this.market = page.market();
        this.all = page::all;
        this.first = page::first;
        this.currency = currency;
    }

    /// A reader of one part of a page, such as a card on a list page.
    DomReader(Findings findings, CompiledMarketplace market, Element part, @Nullable String currency) {
        this.findings = findings;
        this.market = market;
        this.all = place -> place.all(part);
        this.first = place -> place.first(part);
        this.currency = currency;
    }

    void read() {
        read(market.selectors());
        for (Table table : market.tables()) {
            int rows = 0;
            for (Element row : all.apply(table.rows())) {
                if (++rows <= MOST_ROWS) {
                    row(table, row);
                }
            }
        }
        market.elsewhere().forEach((field, places) -> places.stream().flatMap(place -> first.apply(place).stream()
                .map(place::address)).findFirst().ifPresent(address -> findings.unread(field,
                        "it stands in another document" + (address.isEmpty() ? "" : ": " + address))));
    }

    /// Reads fields at places inside this part of the page.
    void read(Map<Field, List<PagePlace>> places) {
        for (Map.Entry<Field, List<PagePlace>> entry : places.entrySet()) {
            for (PagePlace place : entry.getValue()) {
                field(entry.getKey(), place);
            }
        }
    }

    /// After every source was read: what is absent because its section is on the page and does not hold it. A section
    /// without text was not filled yet and proves nothing.
    void readAbsences() {
        market.absent().forEach((field, places) -> {
            if (!findings.shows(field)) {
                places.stream().filter(place -> first.apply(place)
                        .filter(section -> !VisibleText.whole(section).isBlank()).isPresent()).findFirst()
                        .ifPresent(place -> findings.absent(field, new Place("dom", place.source()),
                                !market.selectors().containsKey(field)));
            }
        });
    }

    private void field(Field field, PagePlace place) {
        List<Element> elements = all.apply(place);
        Place where = new Place("dom", place.source());
        switch (field) {
            case IMAGES -> elements.forEach(element -> {
                String url = Address.clean(place.address(element));
                if (Address.isWeb(url)) {
                    findings.add(field, new Value.Text(url), where);
                }
            });
            case VARIANTS -> elements.forEach(element -> findings.text(field, place.value(element), where));
            case CATEGORY -> findings.text(field, String.join(" > ", elements.stream()
                    .map(element -> place.value(element).replace('\n', ' ').strip())
                    .filter(name -> !name.isBlank() && !name.matches("[>›»/|]+")).toList()), where);
            default -> first(field, place, elements, where);
        }
    }

    private void first(Field field, PagePlace place, List<Element> elements, Place where) {
        int before = findings.readings(field).size();
        for (Element element : elements) {
            if (field.kind() == Field.Kind.FLAG) {
                findings.add(field, new Value.Flag(true), where);
            } else if (field.kind() == Field.Kind.MONEY) {
                findings.money(field, field == Field.PRICE ? asked(place, element) : place.value(element), currency,
                        where);
            } else if (field == Field.RATING && place.attribute() == null) {
                rating(element).ifPresent(words -> findings.text(field, words, where));
            } else if (field == Field.BRAND && place.attribute() == null) {
                findings.text(field, BrandElement.read(element).orElseGet(() -> place.value(element)), where);
            } else {
                findings.text(field, place.value(element), where);
            }
            if (findings.readings(field).size() > before) {
                return;
            }
        }
    }

    /// A rating that is written, or else one to five stars that are drawn.
    private static Optional<String> rating(Element element) {
        return StarRating.read(element).map(stars -> new Rating(stars, Optional.of(BigDecimal.valueOf(5))))
                .or(() -> Rating.read(element)).map(rating -> rating.words(""));
    }

    /// The text of a price without the crossed-out price inside it, which is the list price.
    private String asked(PagePlace place, Element element) {
        if (place.attribute() != null || element.selectFirst(StatedPrices.CROSSED) == null) {
            return place.value(element);
        }
        Element copy = element.clone();
        for (Element crossed : copy.select(StatedPrices.CROSSED)) {
            if (!crossed.equals(copy)) {
                findings.money(Field.LIST_PRICE, VisibleText.line(crossed), currency,
                        new Place("dom", place.source() + " " + crossed.normalName()));
                findings.add(Field.REDUCTION_ANNOUNCED, new Value.Flag(true),
                        new Place("dom", place.source() + " " + crossed.normalName()));
                crossed.remove();
            }
        }
        return VisibleText.whole(copy);
    }

    private void row(Table table, Element row) {
        Place where = new Place("dom", table.rows().source());
        if (table.name() == null || table.value() == null) {
            String text = VisibleText.whole(row);
            int cut = text.indexOf(table.separator());
            if (cut > 0) {
                findings.attribute(text.substring(0, cut), text.substring(cut + table.separator().length()), where);
            }
            return;
        }
        Element name = row.selectFirst(table.name().css());
        Element value = row.selectFirst(table.value().css());
        if (name != null && value != null && !name.equals(value)) {
            findings.attribute(table.name().value(name), table.value().value(value), where);
        }
    }
}
