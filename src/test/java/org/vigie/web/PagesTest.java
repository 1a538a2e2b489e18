package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.vigie.casework.BlindSpots;
import org.vigie.casework.Decision;
import org.vigie.casework.Run;
import org.vigie.casework.RunCounts;
import org.vigie.casework.Runs.PageProblem;
import org.vigie.evidence.Finding;
import org.vigie.index.Facet;
import org.vigie.index.StoredObservation;
import org.vigie.rules.Law;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleRef;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Value;
import org.vigie.web.view.FindingPage;
import org.vigie.web.view.FindingPage.Form;
import org.vigie.web.view.ListingPage;
import org.vigie.web.view.MessagePage;
import org.vigie.web.view.Moments;
import org.vigie.web.view.RulePage;
import org.vigie.web.view.RulesPage;
import org.vigie.web.view.RunPage;
import org.vigie.web.view.RunsPage;
import org.vigie.web.view.SearchPage;
import org.vigie.web.view.SearchQuery;

/// Pages made from plain records, without a server.
class PagesTest {

    private static final Moments MOMENTS = new Moments(Samples.PARIS);

    @Test
    void aHitTellsVerdictSeverityRuleAndWords() throws IOException {
        Document page = search(SampleRooms.filled(), SearchQuery.everything());

        assertThat(page.select("#results").text()).isEqualTo("3 listings");
        Element hit = page.select("article.hit").first();
        assertThat(hit.select("h3 a").attr("href"))
                .isEqualTo("/listing?marketplace=demo-bazaar&id=item%2F4711%3Fv%3D%22a%20b%22");
        assertThat(hit.text()).contains("demo-bazaar", "sold by Bright Idea Trading Ltd", "3 sightings",
                "seen 2026-11-24 10:30 to 2026-11-24 12:30");
        assertThat(hit.select("li.finding")).hasSize(3);
        Element worst = hit.select("li.finding").first();
        assertThat(worst.text()).contains("breach", "severity critical", "Toy with small, strong magnets", "R0012 v2",
                "Directive 2009/48/EC", "neodymium, very strong");
        assertThat(hit.select("li.finding.undecided").text()).contains("would decide: Lowest price of 30 days");
        assertThat(hit.select("li.finding").get(1).text()).contains("not there: Responsible person (EU)", "to-review");
    }

    @Test
    void theWordsSearchedAreMarkedAndTheFiltersRemovable() throws Exception {
        SearchQuery query = SearchQuery.of(Map.of("q", List.of("neodymium"), "rule", List.of("R0012", "R0099")));
        Document page = search(SampleRooms.filled(), query);

        assertThat(page.select("article.hit h3 mark").first().text()).isEqualTo("neodymium");
        assertThat(page.select(".chips a").eachAttr("href")).contains("/?q=neodymium&rule=R0099",
                "/?q=neodymium&rule=R0012");
        assertThat(page.select(".facet a.chosen").text()).contains("R0012 Toy with small, strong magnets", "R0099");
        assertThat(page.select("input[type=hidden][form=ask][name=rule]").eachAttr("value")).containsExactly("R0012",
                "R0099");
        assertThat(page.select(".exports a").eachAttr("href")).containsExactly(
                "/api/search?q=neodymium&rule=R0012&rule=R0099", "/api/search.csv?q=neodymium&rule=R0012&rule=R0099");
    }

    @Test
    void anEmptyHouseAndAnEmptySearchSayWhatToDo() throws Exception {
        assertThat(search(new SampleRooms(), SearchQuery.everything()).select(".empty").text()).contains("vigie demo",
                "vigie scan");
        assertThat(search(SampleRooms.filled(), SearchQuery.of(Map.of("q", List.of("nothing of the kind"))))
                .select(".empty").text()).contains("No listing that was read matches", "Take a filter away")
                .doesNotContain("vigie demo");
    }

    @Test
    void pagesLeadOnUntilTheLast() throws Exception {
        SampleRooms rooms = SampleRooms.filled();
        Document first = search(rooms, SearchQuery.of(Map.of("size", List.of("2"))));
        Document second = search(rooms, SearchQuery.of(Map.of("size", List.of("2"), "page", List.of("2"))));

        assertThat(first.select("a[rel=next]").attr("href")).isEqualTo("/?page=2&size=2");
        assertThat(first.select("a[rel=prev]")).isEmpty();
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(second.select("a[rel=prev]").attr("href")).isEqualTo("/?size=2");
    }

    @Test
    void aListingKeepsAbsentUnreadAndContradictedApart() {
        Document page = listing(Samples.toy());

        assertThat(page.select("tbody.absent").eachText()).hasSize(2).allMatch(row -> row.contains("not there"));
        assertThat(page.select("tbody.absent").first().text()).contains("Responsible person (EU)",
                "dom section.safety > p");
        assertThat(page.select("tbody.unread").first().text()).contains("Seller address", "not read",
                "the trader's details are loaded by a script");
        assertThat(page.select(".facts .tag.warn").eachText()).containsExactly("the sources differ");
        assertThat(page.text()).contains("12.90 EUR", "9.90 EUR", "json-ld $.offers.price", "dom span.price-now",
                "No source was read for: Brand");
        assertThat(page.select("img[src^=http]")).as("pictures of listings are not loaded").isEmpty();
        assertThat(page.text()).contains("https://img.example/4711-1.jpg");
        assertThat(page.select("a.outward").attr("rel")).isEqualTo("noopener noreferrer nofollow");
    }

    @Test
    void meaningStandsBesideTheTextThatSaysIt() {
        Listing listing = Listing.of(new ListingKey("demo", "1"), "https://shop.example/1")
                .show(Field.TITLE, new Value.Text("Pointer 0,05 W"), Samples.DOM)
                .show(Field.GTIN, new Value.Text("4006381333932"), Samples.DOM).build();
        Document page = listing(Samples.stored("0b5e02", listing, "", 1, 10));

        assertThat(page.select(".meaning").eachText()).containsExactlyInAnyOrder("= power_mw 50 mW",
                "= a number whose check digit does not fit: trust none");
    }

    @Test
    void historySaysWhatChanged() {
        StoredObservation older = Samples.stored("0b5e00", Samples.magnetToy("14.90"), "", 2, 10);
        Document page = html(Html.of(ListingPage.of(List.of(Samples.toy(), older), older, Map.of(), MOMENTS)));

        assertThat(page.text()).contains("Price: 14.90 EUR → 12.90 EUR", "first observation",
                "This is an older observation");
    }

    @Test
    void aFindingShowsLawVerdictWordsAndProof() {
        Document page = finding(Samples.toy(), Samples.magnetFinding(), Optional.of(Samples.MAGNET_TOY));

        assertThat(page.select("blockquote").first().select("mark").eachText()).containsExactly(
                "neodymium, very strong", "Recommended from 3 years");
        assertThat(page.text()).contains("Directive 2009/48/EC, Annex II, part I, point 4(d)",
                "Toys must not be dangerous when swallowed.", "applies from 2011-07-20 until 2030-07-31",
                "in force on 2026-11-24", "critical", "low", "only a hint", Samples.MAGNET_TOY.ref().digest(),
                "vigie-20261124-000.warc.gz", "3172 bytes", "urn:uuid:5b0c1f6e");
        assertThat(page.select("pre").text())
                .isEqualTo("tail -c +1212417 'vigie-20261124-000.warc.gz' | head -c 3172 | sha256sum");
        assertThat(page.select("a.button").attr("href")).isEqualTo("/evidence/0b5e01/source?line=40");
    }

    @Test
    void anUndecidedFindingNamesTheFieldsToRead() {
        Document page = finding(Samples.toy(), Samples.undecidedFinding(), Optional.of(Samples.PRIOR_PRICE));

        assertThat(page.select(".toread li").eachText()).containsExactly(
                "Lowest price of 30 days not read: no source of this field was read",
                "Seller address not read: the trader's details are loaded by a script");
    }

    @Test
    void aRuleThatChangedOrWentIsSaid() {
        Rule newer = new Rule(new RuleRef("R0012", 3, "ff"), "t", "x", Samples.MAGNET_TOY.status(),
                Samples.MAGNET_TOY.severity(), Samples.MAGNET_TOY.confidence(), "EU", Samples.MAGNET_TOY.markets(),
                List.of(), Optional.empty(), "", "f", "s");
        assertThat(finding(Samples.toy(), Samples.magnetFinding(), Optional.of(newer)).text())
                .contains("Found by R0012 v2; the rules folder now holds R0012 v3");
        assertThat(finding(Samples.toy(), Samples.magnetFinding(), Optional.empty()).text())
                .contains("not in the rules folder any more");
    }

    @Test
    void hostileListingsStayText() throws IOException {
        SampleRooms rooms = SampleRooms.filled();
        StoredObservation hostile = Samples.hostile();
        Finding finding = hostile.observation().findings().getFirst();
        String attack = "\"><script>alert(9)</script><img src=x onerror=alert(9)>' onclick='x";
        Decision decision = new Decision(1, finding.id(), "l", Decision.Kind.DISMISSED, attack, attack, Samples.NOW);
        Run run = new Run(attack, attack, attack, Samples.NOW, Optional.empty(), Run.State.FAILED, Optional.of(attack),
                new RunCounts(Map.of(attack, 1L), 0, 0, 0, 0));
        Rule rule = Samples.rule("R0666", attack, attack, Samples.MAGNET_TOY.severity(),
                Samples.MAGNET_TOY.confidence(), new Law(attack, attack, "javascript:alert(9)", attack,
                        LocalDate.EPOCH, Optional.empty()));
        List<Document> pages = List.of(search(rooms, SearchQuery.everything().toggled(Facet.SELLER, attack)),
                listing(hostile),
                html(Html.of(FindingPage.of(hostile, finding, Optional.of(rule), List.of(decision),
                        new Form("/x", "t", attack, attack, "</textarea>" + attack, attack), MOMENTS))),
                html(Html.of(RunsPage.of(rooms.planned, List.of(run), Samples.NOW, MOMENTS))),
                html(Html.of(RunPage.of(run, List.of(new PageProblem("javascript:alert(9)", attack, attack)),
                        new BlindSpots("r", 2, 1, List.of(new BlindSpots.Unseen(attack, 1, List.of())), 0,
                                Map.of(attack, 1L)),
                        Samples.NOW, MOMENTS))),
                html(Html.of(RulesPage.of(List.of(rule), MOMENTS))), html(Html.of(RulePage.of(rule, MOMENTS))),
                html(Html.of(MessagePage.of(MOMENTS, 404, attack, attack, attack, attack))));

        assertThat(pages).allSatisfy(PagesTest::harmless);
    }

    /// Of the page's own making only: one script, no handler, no style, no foreign source, only web and local links.
    private static void harmless(Document page) {
        assertThat(page.select("script").eachAttr("src")).containsExactly("/static/lib/htmx.min.js");
        assertThat(page.select("iframe, object, embed, base, style, [style], [srcdoc], [formaction]")).isEmpty();
        assertThat(page.select("img").eachAttr("src")).allMatch("/static/icon.svg"::equals);
        assertThat(page.select("a").eachAttr("href")).allMatch(address -> address.startsWith("/")
                || address.startsWith("#") || address.startsWith("https://") || address.startsWith("http://"));
        assertThat(page.getAllElements().stream().flatMap(element -> element.attributes().asList().stream())
                .map(Attribute::getKey)).noneMatch(name -> name.startsWith("on"));
        assertThat(page.text().toLowerCase(Locale.ROOT)).doesNotContain("compliant");
    }

    private static Document search(SampleRooms rooms, SearchQuery query) throws IOException {
        var result = rooms.search(query.request(Samples.PARIS));
        return html(
                Html.of(SearchPage.of(query, result, new SearchExport(rooms, rooms, Samples.PARIS).decisions(result),
                        id -> rooms.rooms().rules().rule(id).map(Rule::title).orElse(""), MOMENTS)));
    }

    private static Document listing(StoredObservation stored) {
        return html(Html.of(ListingPage.of(List.of(stored), stored, Map.of(), MOMENTS)));
    }

    private static Document finding(StoredObservation stored, Finding finding, Optional<Rule> rule) {
        return html(Html.of(FindingPage.of(stored, finding, rule, List.of(), new Form("/x", "t", "", "", "", ""),
                MOMENTS)));
    }

    private static Document html(String page) {
        return Jsoup.parse(page);
    }
}
