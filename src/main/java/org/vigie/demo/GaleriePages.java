package org.vigie.demo;

/// Demo Galerie: a classic shop, microdata and plain markup, no script needed.
final class GaleriePages implements Storefront {

    private static final Template HEAD = Template.read("galerie/page/head.html");
    private static final Template ITEM = Template.read("galerie/page/item.html");
    private static final Template CRUMB = Template.of("<li itemprop=\"itemListElement\" itemscope "
            + "itemtype=\"https://schema.org/ListItem\"><span itemprop=\"name\">{{name}}</span>"
            + "<meta itemprop=\"position\" content=\"{{position}}\"></li>");
    private static final Template PICTURE = Template.of(
            "<li><a href=\"#photo-{{position}}\"><img src=\"{{image}}\" alt=\"{{position}}\" loading=\"lazy\"></a></li>");
    private static final Template CROSSED = Template.of("<span class=\"was\"><s class=\"amount\">{{was}}</s> "
            + "−<b class=\"pct\">{{percent}}</b> %</span>");
    private static final Template LOWEST = Template.of(
            "<div class=\"lowest30\">{{w:lowest30}}: <span class=\"amount\">{{lowest30}}</span></div>");
    private static final Template DETAILS = Template.of(
            "<h2>{{w:details}}</h2><table class=\"specs\"><tbody>{{rows}}</tbody></table>");
    private static final Template DETAILS_CLOSED = Template.of("<h2>{{w:details}}</h2><div "
            + "data-fragment=\"/fragment/details/{{id}}\"><button type=\"button\">{{w:load_details}}</button></div>");
    private static final Template ROW = Template.of("<tr><th scope=\"row\">{{name}}</th><td>{{value}}</td></tr>");
    private static final Template INGREDIENTS = Template.of("<div class=\"inci-panel\"><h2>{{w:ingredients}}</h2>"
            + "<p class=\"inci\">{{ingredients}}</p></div>");
    private static final Template WARNINGS = Template.of("<div class=\"caution\"><b>{{w:warnings}}</b> "
            + "<span class=\"warnings\">{{warnings}}</span></div>");
    private static final Template SAFETY = Template.of("<section class=\"gpsr\"><h2>{{w:product_safety}}</h2><dl>"
            + "{{maker}}{{person}}</dl></section>");
    private static final Template MAKER = Template.of("<dt>{{w:manufacturer}}</dt><dd class=\"maker\"><span "
            + "class=\"name\">{{name}}</span>, <span class=\"address\">{{address}}, {{mail}}</span>, {{countryname}} "
            + "(<span class=\"iso\">{{country}}</span>)</dd>");
    private static final Template PERSON = Template.of(
            "<dt>{{w:eu_responsible}}</dt><dd class=\"rp\">{{line}}</dd>");
    private static final Template SAFETY_CLOSED = Template.of("<section class=\"gpsr-lazy\" "
            + "data-fragment=\"/fragment/safety/{{id}}\"><h2>{{w:product_safety}}</h2>"
            + "<button type=\"button\">{{w:load_safety}}</button></section>");
    private static final Template REVIEW = Template.of("<div class=\"review\"><p>{{stars}} {{text}}</p>"
            + "<p>{{who}}, {{w:verified}}</p></div>");
    private static final Template RELATED = Template.of(
            "<a href=\"{{href}}\">{{title}}<br><b>{{price}}</b></a>");

    private final Parts parts;

    GaleriePages(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Html head(Offer offer) {
        return HEAD.fill(parts.values(offer));
    }

    @Override
    public Html item(Offer offer) {
        Values values = parts.values(offer);
        values.put("reduction", Reduction.of(offer, values, CROSSED, LOWEST))
                .put("details", offer.detailsOpen()
                        ? DETAILS.fill(values.put("rows", parts.attributes(offer.attributes(), values.words(), ROW)))
                        : DETAILS_CLOSED.fill(values))
                .put("ingredients", offer.ingredients()
                        .map(list -> INGREDIENTS.fill(values.put("ingredients", list))).orElse(Html.NOTHING))
                .put("warnings", offer.warnings()
                        .map(text -> WARNINGS.fill(values.put("warnings", text))).orElse(Html.NOTHING))
                .put("safety", safety(offer, values))
                .put("crumbs", parts.crumbs(offer, CRUMB)).put("thumbs", parts.pictures(offer, PICTURE))
                .put("reviews", parts.reviews(offer, REVIEW)).put("related", parts.related(offer, RELATED));
        return ITEM.fill(values);
    }

    @Override
    public Template related() {
        return RELATED;
    }

    private static Html safety(Offer offer, Values values) {
        if (!offer.panelOpen()) {
            return SAFETY_CLOSED.fill(values);
        }
        Words words = values.words();
        Html maker = offer.maker().map(m -> MAKER.fill(new Values(words).put("name", m.name())
                .put("address", m.address()).put("mail", m.email()).put("country", m.country())
                .put("countryname", words.country(m.country())))).orElse(Html.NOTHING);
        Html person = offer.responsible().map(p -> PERSON.fill(new Values(words).put("line", p.line())))
                .orElse(Html.NOTHING);
        return SAFETY.fill(new Values(words).put("maker", maker).put("person", person));
    }
}
