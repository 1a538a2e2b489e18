package org.vigie.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.vigie.crawl.Outcome;
import org.vigie.extract.PageContent;
import org.vigie.listing.Agreement;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingJson;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;
import org.vigie.normalise.ArticleCode;
import org.vigie.normalise.TypedFacts;
import org.vigie.normalise.TypedValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was read, one JSON object a page; the form is told in docs/extract.md.
final class ExtractJson implements ExtractOutput {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintWriter out;

    ExtractJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public boolean page(String from, PageContent content) {
        ObjectNode node = head(from, ExtractOutput.word(content), ExtractOutput.why(content));
        switch (content) {
            case PageContent.Offers offers -> listings(node, offers.listings());
            case PageContent.Shell shell -> listings(node, List.of(shell.partial()));
            case PageContent.ListPage list -> {
                ArrayNode items = node.putArray("items");
                list.itemUrls().forEach(items::add);
                if (list.nextUrl().isEmpty()) {
                    node.putNull("next");
                } else {
                    node.put("next", list.nextUrl());
                }
                listings(node, list.partial());
            }
            case PageContent.NoLongerSold gone -> {
            }
            case PageContent.HumanCheck check -> {
            }
            case PageContent.Nothing nothing -> {
            }
        }
        print(node);
        return content instanceof PageContent.Offers || content instanceof PageContent.ListPage;
    }

    @Override
    public void listing(String from, Listing listing) {
        ObjectNode node = head(from, "read", "");
        listings(node, List.of(listing));
        print(node);
    }

    @Override
    public boolean notFetched(Outcome outcome) {
        print(head(outcome.url(), outcome.word(), ExtractOutput.why(outcome)));
        return false;
    }

    @Override
    public void problem(String place, String what) {
        print(head(place, "failed", what));
    }

    private static ObjectNode head(String from, String outcome, String why) {
        ObjectNode node = JSON.createObjectNode().put("from", from).put("outcome", outcome);
        return why.isEmpty() ? node : node.put("why", why);
    }

    private void print(ObjectNode node) {
        out.print(JSON.writeValueAsString(node) + "\n");
    }

    private static void listings(ObjectNode node, List<Listing> listings) {
        ArrayNode array = node.putArray("listings");
        listings.forEach(listing -> array.add(tree(listing)));
    }

    /// The full form, with what the texts mean and what the sources disagree about.
    private static ObjectNode tree(Listing listing) {
        ObjectNode node = ListingJson.tree(listing);
        TypedFacts typed = TypedFacts.of(listing);
        ArrayNode articles = node.putArray("articles");
        typed.articles().forEach(article -> article(articles.addObject().put("reading", article.reading()),
                article.code()));
        ArrayNode values = node.putArray("typed");
        typed.values().forEach(value -> typed(values.addObject(), listing, value));
        ObjectNode contradictions = node.putObject("contradictions");
        listing.facts().keySet().forEach(field -> contradictions(contradictions, field, listing.readings(field)));
        return node;
    }

    static ObjectNode article(ObjectNode node, ArticleCode code) {
        node.put("kind", word(code.kind())).put("form", word(code.form())).put("gtin14", code.gtin14());
        return node.put("trust", word(code.trust())).put("start", code.start()).put("end", code.end());
    }

    private static void typed(ObjectNode node, Listing listing, TypedValue value) {
        node.put("key", value.key().key());
        if (value.numbers().size() == 1) {
            node.put("value", value.numbers().getFirst());
        } else if (value.numbers().isEmpty()) {
            node.put("value", value.text());
        } else {
            ArrayNode several = node.putArray("values");
            value.numbers().forEach(several::add);
            node.put("shape", word(value.shape()));
        }
        if (listing.readings(value.field()).get(value.reading()).value() instanceof Value.Attribute attribute) {
            node.put("name", attribute.name());
        }
        node.put("field", value.field().key()).put("reading", value.reading()).put("start", value.start())
                .put("end", value.end());
    }

    private static void contradictions(ObjectNode node, Field field, List<Reading> readings) {
        List<Reading> contradicting = Agreement.contradicting(field, readings);
        if (!contradicting.isEmpty()) {
            ArrayNode numbers = node.putArray(field.key());
            contradicting.forEach(reading -> numbers.add(readings.indexOf(reading)));
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
