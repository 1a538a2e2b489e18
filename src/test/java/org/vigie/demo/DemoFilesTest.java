package org.vigie.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.vigie.demo.DemoPage.Kind;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;
import org.vigie.yaml.YamlMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files in `config/` that describe the demo fit its pages: each address, selector and path leads to something.
class DemoFilesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PORT = DemoShop.PORT;

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void watchesStartFromTheListsOfTheirShop() {
        for (Shop shop : Shop.values()) {
            YamlMap watch = file("config/watches/" + shop.marketplace() + ".yaml");
            assertThat(watch.texts("lists")).isEqualTo(DemoShop.lists(PORT).get(shop.marketplace()));
            assertThat(watch.text("marketplace")).contains(shop.marketplace());
            assertThat(watch.text("enabled")).contains("false");
        }
    }

    @Test
    void itemAddressesGiveTheIdAndListAddressesAreLists() {
        for (Shop shop : Shop.values()) {
            YamlMap market = market(shop);
            assertThat(market.texts("hosts")).containsExactly(shop.host());
            Pattern item = Pattern.compile(market.requireText("item_url").orElseThrow());
            Pattern list = Pattern.compile(market.requireText("list_url").orElseThrow());
            DemoShop.lists(PORT).get(shop.marketplace()).forEach(
                    url -> assertThat(list.matcher(url).find() && !item.matcher(url).find()).as(url).isTrue());
            DemoShop.pages(PORT).stream().filter(p -> p.marketplace().equals(shop.marketplace())).forEach(page -> {
                Matcher found = item.matcher(page.url());
                assertThat(found.find()).as(page.url()).isTrue();
                assertThat(found.group("id")).isEqualTo(page.id());
                assertThat(list.matcher(page.url()).find()).as(page.url()).isFalse();
            });
        }
    }

    @Test
    void listSelectorsFindTheOffersAndTheNextPage() {
        for (Shop shop : Shop.values()) {
            Site site = new Site(shop, catalogue, new Addresses(PORT));
            YamlMap list = market(shop).map("list").orElseThrow();
            for (String name : shop.lists()) {
                Document page = html(site.answer(new Addresses(PORT).listPath(shop, name, 1), ""));
                int all = catalogue.list(shop, name).size();
                assertThat(page.select(list.requireText("items").orElseThrow()))
                        .hasSize(Math.min(all, Site.PER_PAGE));
                assertThat(page.select(list.requireText("next").orElseThrow()))
                        .hasSize(all > Site.PER_PAGE ? 1 : 0);
            }
        }
    }

    @Test
    void everySelectorOfTheClassicShopLeadsSomewhereAndSectionsAreThereWhenOpen() {
        Site site = new Site(Shop.GALERIE, catalogue, new Addresses(PORT));
        YamlMap market = market(Shop.GALERIE);
        for (Offer offer : catalogue.of(Shop.GALERIE)) {
            Document page = html(site.answer(new Addresses(PORT).path(offer.card()), ""));
            assertThat(first(page, market, "seller")).isEqualTo(offer.seller().name());
            assertThat(first(page, market, "seller_country")).isEqualTo(offer.seller().country());
            assertThat(first(page, market, "market")).isEqualTo(offer.market());
            assertThat(first(page, market, "category")).isEqualTo(offer.category());
            Optional<Trader> person = offer.responsible().filter(p -> offer.panelOpen());
            assertThat(first(page, market, "responsible_person_eu")).isEqualTo(person.map(Trader::line).orElse(""));
            Optional<Trader> maker = offer.maker().filter(p -> offer.panelOpen());
            assertThat(first(page, market, "manufacturer_country")).isEqualTo(maker.map(Trader::country).orElse(""));
            assertThat(first(page, market, "lowest_price_30d").isEmpty())
                    .isEqualTo(offer.price().lowest30().isEmpty());
            assertThat(first(page, market, "list_price").isEmpty()).isEqualTo(offer.price().was().isEmpty());
            YamlMap absent = market.map("absent").orElseThrow();
            assertThat(page.select(absent.requireText("responsible_person_eu").orElseThrow()).isEmpty())
                    .isEqualTo(!offer.panelOpen());
            assertThat(page.select(absent.requireText("fibre_composition").orElseThrow()).isEmpty())
                    .isEqualTo(!offer.detailsOpen());
            assertThat(page.select("table.specs tr")).hasSize(offer.detailsOpen() ? offer.attributes().size() : 0);
        }
    }

    @Test
    void everyPathOfAScriptStateLeadsSomewhereOnSomePage() {
        for (Shop shop : List.of(Shop.BAZAR, Shop.BOUTIQUE)) {
            Site site = new Site(shop, catalogue, new Addresses(PORT));
            YamlMap state = market(shop).maps("state").getFirst();
            List<JsonNode> states = catalogue.of(shop).stream().filter(o -> o.card().answers() == Kind.OFFER)
                    .map(o -> state(shop, site.answer(new Addresses(PORT).path(o.card()), ""))).toList();
            YamlMap fields = state.map("fields").orElseThrow();
            for (String field : fields.keys()) {
                String path = fields.requireText(field).orElseThrow();
                assertThat(states.stream().anyMatch(s -> leads(s, path))).as(shop + " " + path).isTrue();
            }
            YamlMap absent = state.map("absent").orElseThrow();
            absent.keys().forEach(field -> assertThat(states)
                    .anyMatch(s -> leads(s, absent.requireText(field).orElseThrow())));
        }
    }

    @Test
    void closedSafetyBlockIsOnNoPage() {
        for (Shop shop : Shop.values()) {
            Site site = new Site(shop, catalogue, new Addresses(PORT));
            List<Offer> closed = catalogue.of(shop).stream().filter(o -> !o.panelOpen()).toList();
            assertThat(closed).isNotEmpty().allSatisfy(offer -> assertThat(
                    new String(site.answer(new Addresses(PORT).path(offer.card()), "").body(), StandardCharsets.UTF_8))
                    .contains(Html.text(catalogue.words(offer.language()).of("load_safety")).toString())
                    .doesNotContain("\"complianceModule\":", "\"gpsr\":", "class=\"gpsr\""));
        }
    }

    private static boolean leads(JsonNode state, String path) {
        JsonNode node = state;
        for (String step : path.split("\\.")) {
            node = node.path(step.replace("[]", ""));
            if (step.endsWith("[]")) {
                node = node.path(0);
            }
        }
        return !node.isMissingNode();
    }

    private static JsonNode state(Shop shop, Answer answer) {
        String page = new String(answer.body(), StandardCharsets.UTF_8);
        if (shop == Shop.BOUTIQUE) {
            String json = page.substring(page.indexOf("boutiqueRawData = ") + 18);
            return JSON.readTree(json.substring(0, json.indexOf('\n')));
        }
        String json = page.substring(page.indexOf("\n    data: ") + 11);
        return JSON.createObjectNode().set("data", JSON.readTree(json.substring(0, json.indexOf(",\n    csrfToken"))));
    }

    private static String first(Document page, YamlMap market, String field) {
        Element found = page.selectFirst(market.map("selectors").orElseThrow().requireText(field).orElseThrow());
        return found == null ? "" : found.text();
    }

    private static Document html(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static YamlMap market(Shop shop) {
        return file("config/marketplaces/" + shop.marketplace() + ".yaml");
    }

    private static YamlMap file(String path) {
        Problems problems = new Problems();
        YamlMap map = YamlFile.read(Path.of(path), problems).orElseThrow();
        problems.throwIfAny();
        return map;
    }
}
