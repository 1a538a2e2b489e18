package org.vigie.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.listing.Field;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

/// A schema.org product becomes readings, whether JSON-LD, microdata or RDFa told it.
final class SchemaReader {

    /// In the order in which they are read: of two names of one field the first gives the first reading.
    private static final List<Map.Entry<String, Field>> TEXTS = List.of(Map.entry("name", Field.TITLE),
            Map.entry("description", Field.DESCRIPTION), Map.entry("sku", Field.SKU),
            Map.entry("mpn", Field.MODEL), Map.entry("model", Field.MODEL), Map.entry("gtin", Field.GTIN),
            Map.entry("gtin8", Field.GTIN), Map.entry("gtin12", Field.GTIN), Map.entry("gtin13", Field.GTIN),
            Map.entry("gtin14", Field.GTIN), Map.entry("ean", Field.GTIN), Map.entry("upc", Field.GTIN),
            Map.entry("energyEfficiencyScale", Field.ENERGY_LABEL));
    private static final List<String> PROPERTIES = List.of("color", "size", "material", "pattern", "countryOfOrigin",
            "itemCondition");

    private final Findings findings;
    private final String source;

    SchemaReader(Findings findings, String source) {
        this.findings = findings;
        this.source = source;
    }

    void read(SchemaTree product) {
        TEXTS.forEach(each -> text(each.getValue(), product.get(each.getKey())));
        text(Field.BRAND, product.get("brand"));
        category(product.get("category"));
        for (String name : List.of("image", "images")) {
            for (SchemaTree image : product.each(name)) {
                String url = Address.clean(image.text());
                if (Address.isWeb(url)) {
                    findings.add(Field.IMAGES, new Value.Text(url), place(image));
                }
            }
        }
        for (String name : PROPERTIES) {
            property(name, product.get(name));
        }
        for (SchemaTree property : product.each("additionalProperty")) {
            if (!property.text("value").isEmpty()) {
                findings.attribute(property.text("name"), property.text("value"), place(property));
            }
        }
        manufacturer(product.get("manufacturer"));
        energy(product);
        rating(product.get("aggregateRating"));
        variants(product);
        new SchemaOffers(findings, source).read(product);
    }

    private void text(Field field, SchemaTree tree) {
        findings.text(field, tree.text(), place(tree));
    }

    private void property(String name, SchemaTree tree) {
        findings.attribute(name, SchemaTree.local(tree.text()), place(tree));
    }

    /// `A > B > C` however the shop writes it.
    private void category(SchemaTree category) {
        List<String> parts = category.each().stream().map(SchemaTree::text).filter(t -> !t.isBlank()).toList();
        findings.text(Field.CATEGORY, String.join(" > ", parts).replace("&gt;", ">"), place(category));
    }

    void breadcrumbs(SchemaTree list, String ownTitle) {
        List<String> names = new ArrayList<>();
        for (SchemaTree element : list.each("itemListElement")) {
            String name = element.get("name").text();
            if (name.isEmpty()) {
                name = element.get("item").text("name");
            }
            if (!name.isBlank() && !name.strip().equals(ownTitle)) {
                names.add(VisibleText.ofMarkup(name).replace('\n', ' '));
            }
        }
        if (!names.isEmpty()) {
            findings.add(Field.CATEGORY, new Value.Text(String.join(" > ", names)), place(list));
        }
    }

    private void manufacturer(SchemaTree manufacturer) {
        for (SchemaTree each : manufacturer.each()) {
            text(Field.MANUFACTURER, each);
            if (each.node().isObject()) {
                String address = address(each);
                String electronic = each.text("email");
                findings.text(Field.MANUFACTURER_ADDRESS, address, place(each.get("address")));
                findings.text(Field.MANUFACTURER_ADDRESS, electronic, place(each.get("email")));
                findings.text(Field.MANUFACTURER_COUNTRY, each.get("address").text("addressCountry"),
                        place(each.get("address")));
            }
        }
    }

    /// A postal address in one text.
    static String address(SchemaTree organization) {
        SchemaTree address = organization.get("address");
        if (!address.node().isObject()) {
            return address.text();
        }
        List<String> parts = new ArrayList<>();
        for (String name : List.of("name", "streetAddress", "postalCode", "addressLocality", "addressRegion",
                "addressCountry")) {
            if (!address.text(name).isBlank()) {
                parts.add(address.text(name));
            }
        }
        return String.join(", ", parts);
    }

    private void energy(SchemaTree product) {
        SchemaTree details = product.get("hasEnergyConsumptionDetails");
        for (SchemaTree each : details.each()) {
            String category = each.text("hasEnergyEfficiencyCategory");
            findings.text(Field.ENERGY_LABEL, SchemaTree.local(category)
                    .replaceFirst("^EUEnergyEfficiencyCategory", "").replace("Plus", "+"), place(each));
        }
        for (SchemaTree certification : product.each("hasCertification")) {
            if ((certification.text("name") + certification.text("issuedBy")).toLowerCase(Locale.ROOT)
                    .contains("eprel")) {
                findings.text(Field.ENERGY_LABEL, certification.get("certificationRating").text("ratingValue"),
                        place(certification));
            }
        }
    }

    private void rating(SchemaTree aggregate) {
        Rating.read(aggregate.text("ratingValue")).ifPresent(rating -> {
            Optional<BigDecimal> best = rating.best().or(() -> TextValues.number(aggregate.text("bestRating")));
            String count = aggregate.text("reviewCount");
            findings.text(Field.RATING, new Rating(rating.value(), best)
                    .words(count.isEmpty() ? aggregate.text("ratingCount") : count), place(aggregate));
        });
    }

    private void variants(SchemaTree product) {
        for (SchemaTree variant : product.variants()) {
            List<String> parts = new ArrayList<>();
            for (String name : List.of("color", "size", "material", "pattern")) {
                if (!variant.text(name).isBlank()) {
                    parts.add(variant.text(name));
                }
            }
            String name = parts.isEmpty() ? variant.text("name") : String.join(" / ", parts);
            findings.text(Field.VARIANTS, name, place(variant));
            for (String gtin : List.of("gtin", "gtin8", "gtin12", "gtin13", "gtin14")) {
                text(Field.GTIN, variant.get(gtin));
            }
        }
    }

    private Place place(SchemaTree tree) {
        return new Place(source, tree.path());
    }
}
