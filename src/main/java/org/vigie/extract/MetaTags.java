package org.vigie.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Field;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.normalise.Currencies;

/// Open Graph and the other `meta` elements of a page.
final class MetaTags {

    private static final Set<String> PRICE_LABELS = Set.of("price", "prix", "preis", "precio", "prezzo", "cena",
            "preço", "prijs");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private final List<Element> outline;
    private boolean dublinCore;

    MetaTags(TreeParts parts) {
        this.outline = parts.outline();
        String prefixes = outline.stream().filter(element -> element.normalName().equals("html")).findFirst()
                .map(html -> html.attr("prefix")).orElse("");
        for (Element meta : outline) {
            if (!meta.normalName().equals("meta")) {
                dublinCore |= meta.hasAttr("rel") && DublinCore.isSchema(meta.attr("rel").strip());
                continue;
            }
            String value = meta.hasAttr("content") ? meta.attr("content") : meta.attr("value");
            if (meta.hasAttr("property")) {
                OpenGraph.names(meta.attr("property"), prefixes).forEach(name -> add(name, value));
            } else {
                String name = meta.attr("name").strip().toLowerCase(Locale.ROOT);
                dublinCore |= name.startsWith("dc.") || name.startsWith("dcterms.") || name.startsWith("dc:");
                add(name, value);
            }
        }
    }

    private void add(String name, String value) {
        List<String> known = values.computeIfAbsent(name, n -> new ArrayList<>());
        if (!value.isBlank() && known.size() < 100) {
            known.add(value.strip());
        }
    }

    /// The first value of a name; empty when the page has none.
    String first(String name) {
        List<String> known = values.getOrDefault(name, List.of());
        return known.isEmpty() ? "" : known.getFirst();
    }

    /// Whether the page says of itself, to machines, that it is about one product: `product`, `og:product`,
    /// `shop:item`. A price alone says it too.
    boolean aboutProduct() {
        String type = first("og:type").toLowerCase(Locale.ROOT);
        boolean product = type.equals("product") || type.endsWith(":product") || type.endsWith(":item")
                || type.equals("og:product") || type.equals("product.item");
        return product || !first("product:price:amount").isEmpty() || !first("og:price:amount").isEmpty()
                || !first("product:sale_price:amount").isEmpty();
    }

    void read(Findings findings) {
        findings.text(Field.TITLE, withoutSite(first("og:title")), og("og:title"));
        findings.text(Field.DESCRIPTION, first("og:description"), og("og:description"));
        for (String name : List.of("og:image", "og:image:secure_url")) {
            for (String image : values.getOrDefault(name, List.of())) {
                String url = Address.clean(image);
                if (Address.isWeb(url)) {
                    findings.add(Field.IMAGES, new Value.Text(url), og(name));
                }
            }
        }
        for (String prefix : List.of("product:", "og:")) {
            String sale = first(prefix + "sale_price:amount");
            String currency = first(prefix + "price:currency");
            money(findings, sale.isEmpty() ? Field.PRICE : Field.LIST_PRICE, prefix + "price:amount", currency);
            if (first(prefix + "price:amount").isEmpty()) {
                money(findings, sale.isEmpty() ? Field.PRICE : Field.LIST_PRICE, prefix + "price", currency);
            }
            money(findings, Field.PRICE, prefix + "sale_price:amount",
                    first(prefix + "sale_price:currency").isEmpty()
                            ? currency
                            : first(prefix + "sale_price:currency"));
            money(findings, Field.LIST_PRICE, prefix + "original_price:amount", currency);
            findings.text(Field.AVAILABILITY, SchemaTree.local(first(prefix + "availability")),
                    og(prefix + "availability"));
            findings.text(Field.BRAND, first(prefix + "brand"), og(prefix + "brand"));
        }
        for (String name : List.of("product:ean", "product:gtin", "product:upc", "product:isbn")) {
            values.getOrDefault(name, List.of()).forEach(number -> findings.text(Field.GTIN, number, og(name)));
        }
        findings.text(Field.MODEL, first("product:mfr_part_no"), og("product:mfr_part_no"));
        findings.text(Field.SKU, first("product:retailer_item_id"), og("product:retailer_item_id"));
        findings.text(Field.CATEGORY, first("product:category"), og("product:category"));
        for (String name : List.of("product:color", "product:size", "product:material", "product:condition")) {
            findings.attribute(name.substring("product:".length()), first(name), og(name));
        }
        findings.text(Field.TITLE, first("twitter:title"), new Place("meta", "twitter:title"));
        findings.text(Field.DESCRIPTION, first("twitter:description"), new Place("meta", "twitter:description"));
        findings.text(Field.DESCRIPTION, first("description"), new Place("meta", "description"));
        if (dublinCore) {
            DublinCore.read(outline).read(findings);
        }
        twitterPrice(findings);
    }

    /// A title without ` | Shop` at its end.
    private String withoutSite(String title) {
        String site = first("og:site_name");
        if (site.isEmpty() || !title.endsWith(site) || title.equals(site)) {
            return title;
        }
        String rest = title.substring(0, title.length() - site.length()).stripTrailing();
        return rest.endsWith("|") || rest.endsWith("-") || rest.endsWith("–")
                ? rest.substring(0, rest.length() - 1)
                : title;
    }

    private void money(Findings findings, Field field, String name, @Nullable String currency) {
        findings.money(field, first(name), currency == null ? null : Currencies.stated(currency), og(name));
    }

    /// Twitter's product card: a label and a text beside it. Etsy labels the price with its currency.
    private void twitterPrice(Findings findings) {
        for (String number : List.of("1", "2")) {
            String label = first("twitter:label" + number);
            if (PRICE_LABELS.contains(label.toLowerCase(Locale.ROOT)) || Currencies.stated(label) != null) {
                findings.money(Field.PRICE, first("twitter:data" + number), Currencies.stated(label),
                        new Place("meta", "twitter:data" + number));
            }
        }
    }

    private static Place og(String name) {
        return new Place("open-graph", name);
    }
}
