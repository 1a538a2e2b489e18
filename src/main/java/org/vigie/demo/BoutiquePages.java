package org.vigie.demo;

import java.util.List;

/// Demo Boutique: JSON-LD in the head, script state at the end, and the same again for people in between.
final class BoutiquePages implements Storefront {

    private static final Template HEAD = Template.read("boutique/page/head.html");
    private static final Template ITEM = Template.read("boutique/page/item.html");
    private static final Template CRUMB = Template.of(" / <span>{{name}}</span>");
    private static final Template PICTURE = Template.of("<figure><img src=\"{{image}}\" alt=\"{{title}}\" "
            + "width=\"300\" height=\"400\" loading=\"lazy\"><figcaption>{{position}}</figcaption></figure>");
    private static final Template CROSSED = Template.of(
            "<del>{{was}}</del><span class=\"flag\">−{{percent}} %</span>");
    private static final Template LOWEST = Template.of("<div class=\"basis\">{{w:lowest30}}: {{lowest30}}</div>");
    private static final Template ROW = Template.of(
            "<div class=\"attr\"><span>{{name}}</span><span>{{value}}</span></div>");
    private static final Template ROWS_CLOSED = Template.of("<button type=\"button\">{{w:load_details}}</button>");
    private static final Template SAFETY = Template.of("<details class=\"safety\"><summary>{{w:product_safety}}"
            + "</summary>{{rows}}</details>");
    private static final Template SAFETY_CLOSED = Template.of("<div class=\"safety-lazy\" "
            + "data-src=\"/safety/{{id}}\"><button type=\"button\">{{w:load_safety}}</button></div>");
    private static final Template SWATCHES = Template.of("<p>{{w:colour}}</p><ul class=\"swatches\">{{rows}}</ul>");
    private static final Template SWATCH = Template.of("<li>{{name}}</li>");
    private static final Template REVIEW = Template.of("<div class=\"opinion\">{{stars}} <b>{{who}}</b> "
            + "({{w:verified}}) <p>{{text}}</p></div>");
    private static final Template RELATED = Template.of("<article class=\"more\"><a href=\"{{href}}\"><div "
            + "class=\"pic\" data-src=\"{{image}}\"></div>{{title}}</a> <b>{{price}}</b></article>");

    private final Parts parts;

    BoutiquePages(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Html head(Offer offer) {
        return HEAD.fill(parts.values(offer).put("schema", Html.json(BoutiqueSchema.of(offer, parts.addresses()))));
    }

    @Override
    public Html item(Offer offer) {
        Values values = parts.values(offer);
        values.put("reduction", Reduction.of(offer, values, CROSSED, LOWEST))
                .put("swatches", swatches(offer, values))
                .put("attributes", offer.detailsOpen()
                        ? parts.attributes(BoutiqueState.details(offer, values.words()), values.words(), ROW)
                        : ROWS_CLOSED.fill(values))
                .put("safety", safety(offer, values))
                .put("crumbs", parts.crumbs(offer, CRUMB)).put("thumbs", parts.pictures(offer, PICTURE))
                .put("reviews", parts.reviews(offer, REVIEW)).put("related", parts.related(offer, RELATED))
                .put("state", Html.json(BoutiqueState.of(offer, parts, values.words())));
        return ITEM.fill(values);
    }

    @Override
    public Template related() {
        return RELATED;
    }

    private static Html swatches(Offer offer, Values values) {
        List<Html> rows = offer.variants().stream()
                .map(name -> SWATCH.fill(new Values(values.words()).put("name", name))).toList();
        return rows.isEmpty() ? Html.NOTHING : SWATCHES.fill(values.put("rows", Html.join(rows)));
    }

    private Html safety(Offer offer, Values values) {
        return offer.panelOpen()
                ? SAFETY.fill(values.put("rows",
                        parts.attributes(BoutiqueState.safety(offer, values.words()), values.words(), ROW)))
                : SAFETY_CLOSED.fill(values);
    }
}
