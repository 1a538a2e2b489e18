package org.vigie.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.demo.DemoPage.Kind;

class OffersTest {

    private static final Set<String> EU = Set.of("FR", "DE", "ES", "IT", "PL", "IE");

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void thereAreEnoughOffersInSixLanguagesInEveryShop() {
        assertThat(catalogue.offers()).hasSizeGreaterThanOrEqualTo(66);
        for (Shop shop : Shop.values()) {
            assertThat(catalogue.of(shop).stream().map(Offer::language).distinct().toList())
                    .containsExactlyElementsOf(Shop.LANGUAGES);
        }
    }

    @Test
    void everyTopicIsBreachedInSeveralLanguagesAndHasAHardNegative() {
        for (String topic : DemoShop.TOPICS) {
            assertThat(with(topic, Intended.BREACH).stream().map(Offer::language).distinct()).as(topic)
                    .hasSizeGreaterThanOrEqualTo(3);
            assertThat(with(topic, Intended.CLEAR)).as(topic).isNotEmpty();
        }
    }

    @Test
    void threeTopicsAreUndecidedOnSomePages() {
        assertThat(DemoShop.TOPICS.stream().filter(topic -> !with(topic, Intended.UNDECIDED).isEmpty()))
                .containsExactly("missing-responsible-person", "class-3B-laser", "missing-fibre-composition");
    }

    @Test
    void aboutHalfOfTheOffersAreUnobjectionable() {
        long quiet = catalogue.offers().stream()
                .filter(o -> o.expect().values().stream().allMatch(v -> v == Intended.CLEAR)).count();
        assertThat((double) quiet / catalogue.offers().size()).isBetween(0.45, 0.6);
    }

    @Test
    void expectedNamesEveryTopicForEveryOfferThatAPageShows() {
        Map<String, Map<String, Intended>> expected = DemoShop.expected();
        assertThat(expected.keySet()).containsExactlyElementsOf(DemoShop.pages(1).stream()
                .filter(p -> p.kind() == Kind.OFFER).map(DemoPage::key).toList());
        assertThat(expected.values()).allSatisfy(
                topics -> assertThat(topics.keySet()).containsExactlyElementsOf(DemoShop.TOPICS));
        assertThat(expected.get("demo-bazar:1005008800101")).containsEntry("radio-jammer", Intended.BREACH)
                .containsEntry("knuckleduster", Intended.CLEAR);
    }

    @Test
    void responsiblePersonIsMissingExactlyWhereTheOfferSaysSo() {
        for (Offer offer : catalogue.offers()) {
            boolean outside = offer.maker().map(m -> !EU.contains(m.country())).orElse(false);
            boolean missing = offer.panelOpen() && outside && offer.responsible().isEmpty();
            assertThat(offer.expect().get("missing-responsible-person") == Intended.BREACH).as(offer.card().id())
                    .isEqualTo(missing);
            assertThat(offer.expect().get("missing-responsible-person") == Intended.UNDECIDED).as(offer.card().id())
                    .isEqualTo(!offer.panelOpen());
            assertThat(offer.maker().isPresent() || !offer.panelOpen()).as(offer.card().id()).isTrue();
        }
    }

    @Test
    void priceReferenceIsMissingExactlyWhereTheOfferSaysSo() {
        for (Offer offer : catalogue.offers()) {
            Price price = offer.price();
            assertThat(offer.expect().get("missing-price-reference") == Intended.BREACH).as(offer.card().id())
                    .isEqualTo(price.was().isPresent() && price.lowest30().isEmpty());
        }
    }

    @Test
    void percentagesFollowFromThePrices() {
        assertThat(catalogue.offers()).filteredOn(o -> o.price().was().isPresent()).hasSizeGreaterThan(8)
                .allSatisfy(o -> {
                    BigDecimal was = o.price().was().orElseThrow();
                    assertThat(was.subtract(o.price().now()).multiply(BigDecimal.valueOf(100))
                            .divide(was, 0, RoundingMode.HALF_UP).intValueExact())
                            .isEqualTo(o.price().percent().orElseThrow());
                    o.price().lowest30().ifPresent(lowest -> assertThat(lowest).isEqualByComparingTo(was));
                });
    }

    @Test
    void disposableCigarettesAreABreachOnlyWhereTheyAreOfferedToFrance() {
        assertThat(with("disposable-e-cigarette", Intended.BREACH)).allMatch(o -> o.market().equals("FR"));
        assertThat(with("disposable-e-cigarette", Intended.CLEAR)).anyMatch(o -> o.market().equals("DE"));
    }

    /// The French bans on jammers, knuckledusters and strong pointers do not reach an offer to another country.
    @Test
    void goodsThatFrenchLawBansAreOfferedToFrance() {
        assertThat(List.of("radio-jammer", "knuckleduster", "class-3B-laser")).allSatisfy(topic -> {
            assertThat(with(topic, Intended.BREACH)).allMatch(o -> o.market().equals("FR"));
            assertThat(with(topic, Intended.UNDECIDED)).allMatch(o -> o.market().equals("FR"));
        });
    }

    @Test
    void oneOfferIsListedAgainUnderAnotherTitle() {
        List<Offer> again = catalogue.offers().stream().filter(o -> !o.card().imagesOf().equals(o.card().id()))
                .toList();
        assertThat(again).hasSize(1);
        Offer first = catalogue.offers().stream()
                .filter(o -> o.card().id().equals(again.getFirst().card().imagesOf())).findFirst().orElseThrow();
        assertThat(again.getFirst().description()).isEqualTo(first.description());
        assertThat(again.getFirst().card().title()).isNotEqualTo(first.card().title());
    }

    @Test
    void oneShopContradictsItselfAboutAPrice() {
        assertThat(catalogue.offers().stream().filter(o -> !o.price().now().equals(o.price().shown())))
                .hasSize(1).allMatch(o -> o.card().shop() == Shop.BOUTIQUE);
    }

    @Test
    void idsAndArticleNumbersAreUniqueAndTheCheckDigitsHold() {
        Set<String> gtins = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Offer offer : catalogue.offers()) {
            assertThat(ids.add(offer.card().id())).as(offer.card().id()).isTrue();
            String gtin = offer.card().gtin();
            assertThat(gtins.add(gtin)).as(gtin).isTrue();
            int sum = 0;
            for (int i = 0; i < 13; i++) {
                sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
            }
            assertThat(sum % 10).as(gtin).isZero();
        }
    }

    @Test
    void everyMailAddressIsReserved() {
        assertThat(catalogue.offers()).allSatisfy(o -> {
            assertThat(o.seller().email()).endsWith(".example");
            o.maker().ifPresent(m -> assertThat(m.email()).endsWith(".example"));
            o.responsible().ifPresent(r -> assertThat(r.email()).endsWith(".example"));
        });
    }

    @Test
    void brandsAreOfAShortInventedList() {
        assertThat(catalogue.offers().stream().map(Offer::brand).collect(Collectors.toSet())).isSubsetOf(
                "Sylvoquen", "Puvolane", "Dravenholt", "Mirovelt", "Quillowen", "Verdilux Nine", "Halvorast",
                "Bremdahl",
                "Zafirenta", "Pastellanova", "Brundowik", "Orvelune", "Tasmirel", "Aubrelin", "Kestrowen",
                "Tarnwick Vale", "Elmazira", "Jasvindra", "Verdoncelle");
    }

    @Test
    void noRealShopOrBrandIsNamed() {
        String all = catalogue.offers().toString().toLowerCase(Locale.ROOT);
        assertThat(List.of("aliexpress", "shein", "joom", "temu", "amazon", "ebay", "allegro", "cdiscount", "zalando",
                "bosch", "gedore", "makita", "dewalt", "philips", "samsung", "xiaomi", "anker", "ikea", "nivea",
                "l'oréal", "nike", "adidas", "zara", "h&m", "elfbar", "elf bar", "vuse", "juul", "geekvape"))
                .noneMatch(name -> all.matches("(?s).*\\b" + name + "\\b.*"));
    }

    @Test
    void everyLanguageHasTheSameWords() {
        Map<String, Set<String>> keys = new HashMap<>();
        Shop.LANGUAGES.forEach(l -> keys.put(l, catalogue.words(l).texts().keySet()));
        assertThat(keys.values()).allSatisfy(k -> assertThat(k).isEqualTo(keys.get("en")));
        assertThat(Shop.LANGUAGES).allSatisfy(l -> assertThat(catalogue.words(l).reviews()).hasSize(6));
    }

    @Test
    void everyKindOfAnswerIsListed() {
        assertThat(DemoShop.pages(1).stream().map(DemoPage::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Kind.class));
    }

    private List<Offer> with(String topic, Intended verdict) {
        return catalogue.offers().stream().filter(o -> o.expect().get(topic) == verdict).toList();
    }
}
