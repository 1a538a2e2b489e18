package org.vigie.demo;

import org.vigie.demo.DemoPage.Kind;

/// Demo Bazar: little is in the markup; the offer is in the state of a script.
final class BazarPages implements Storefront {

    private static final Template HEAD = Template.read("bazar/page/head.html");
    private static final Template ITEM = Template.read("bazar/page/item.html");
    private static final Template SHELL = Template.read("bazar/page/shell.html");
    private static final Template CRUMB = Template.of(" › <span>{{name}}</span>");
    private static final Template PICTURE = Template.of("<li><img src=\"{{image}}\" alt=\"{{position}}\" "
            + "width=\"60\" height=\"60\" loading=\"lazy\"></li>");
    private static final Template CROSSED = Template.of(
            "<span class=\"price-crossed\">{{was}}</span><span class=\"off\">−{{percent}} %</span>");
    private static final Template LOWEST = Template.of("<div class=\"muted\">{{w:lowest30}}: {{lowest30}}</div>");
    private static final Template SAFETY = Template
            .of("<section id=\"nav-compliance\" data-module=\"complianceModule\">"
                    + "<h2>{{w:product_safety}}</h2><p class=\"muted\">{{w:manufacturer}} ›</p></section>");
    private static final Template SAFETY_CLOSED = Template.of("<section id=\"nav-compliance\" "
            + "data-fragment=\"/fragment/compliance/{{id}}\"><h2>{{w:product_safety}}</h2>"
            + "<button type=\"button\">{{w:load_safety}}</button></section>");
    private static final Template REVIEW = Template.of("<div class=\"review\"><span class=\"stars\">{{stars}}</span> "
            + "<b>{{who}}</b> <span class=\"muted\">{{w:verified}}</span><p>{{text}}</p></div>");
    private static final Template RELATED = Template.of("<a class=\"rel\" href=\"{{href}}\"><div class=\"thumb\" "
            + "data-src=\"{{image}}\"></div><h3>{{title}}</h3><span class=\"amount\">{{price}}</span> "
            + "<span class=\"muted\">{{w:sponsored}}</span></a>");
    // Some pages of real shops assign an empty object first; whoever takes the first assignment reads nothing.
    private static final Template EMPTY_FIRST = Template.of("window.runParams = {};\n");

    private final Parts parts;

    BazarPages(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Html head(Offer offer) {
        return HEAD.fill(parts.values(offer));
    }

    @Override
    public Html item(Offer offer) {
        Values values = parts.values(offer);
        if (offer.card().answers() == Kind.SHELL) {
            return SHELL.fill(values.put("state", Html.json(BazarState.shell(offer, parts))));
        }
        values.put("reduction", Reduction.of(offer, values, CROSSED, LOWEST))
                .put("safety", (offer.panelOpen() ? SAFETY : SAFETY_CLOSED).fill(values))
                .put("assigned", offer.card().number(7) == 0 ? EMPTY_FIRST.fill(values) : Html.NOTHING)
                .put("crumbs", parts.crumbs(offer, CRUMB)).put("thumbs", parts.pictures(offer, PICTURE))
                .put("reviews", parts.reviews(offer, REVIEW)).put("related", parts.related(offer, RELATED))
                .put("state", Html.json(BazarState.of(offer, parts)));
        return ITEM.fill(values);
    }

    @Override
    public Template related() {
        return RELATED;
    }
}
