package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

/// Conditions that compare facts, look at named properties, at the language of a text and at the day.
class FactRelationsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private Optional<Verdict> verdict(String surely, Listing listing) throws IOException {
        RuleSet rules = RuleFiles.widget(folder, "surely: " + surely);
        return rules.judge(listing, NOW).stream().map(Judgement::verdict).findFirst();
    }

    private static Listing with(Map<String, Object> facts) {
        Map<String, Object> form = new HashMap<>(facts);
        form.put("title", "Widget");
        return RuleFiles.listing(form);
    }

    private static Listing property(String name, Object content) {
        return with(Map.of("attributes", Map.of(name, content)));
    }

    @ParameterizedTest
    @CsvSource({"100, 103, CLEAR", "100, 98.1, CLEAR", "100, 98, BREACH", "100, 50, BREACH"})
    void higherLeavesRoomForAPercentage(double prior, double lowest, Verdict expected) throws IOException {
        assertThat(verdict("{higher: {field: prior_price, than: lowest_price_30d, by: 2 %}}",
                with(Map.of("prior_price", prior, "lowest_price_30d", lowest)))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"30, CLEAR", "31, CLEAR", "31.5, BREACH", "-40, BREACH", "10, CLEAR"})
    void overstatedComparesThePercentageWithTwoPrices(double claimed, Verdict expected) throws IOException {
        assertThat(verdict("{overstated: {claimed: claimed_pct, from: prior_price, to: price, points: 1}}",
                with(Map.of("prior_price", 100, "price", 70, "claimed_pct", claimed)))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"'below: 10 %', 9.99, 100, BREACH", "'below: 10 %', 10, 100, CLEAR", "'at_most: 0.1', 10, 100, BREACH",
            "'above: 3', 300.01, 100, BREACH", "'above: 3', 300, 100, CLEAR", "'at_least: 3', 300, 100, BREACH",
            "'above: 3', 300, 0, UNDECIDED"})
    void ratioOfTwoFactsIsHeldToItsLimit(String limit, double price, double list, Verdict expected)
            throws IOException {
        assertThat(verdict("{ratio: {of: price, to: list_price, " + limit + "}}",
                with(Map.of("price", price, "list_price", list)))).contains(expected);
    }

    @Test
    void ratioIsUndecidedWithoutOneOfItsFactsAndFalseWhenOneIsAbsent() throws IOException {
        String ratio = "{ratio: {of: price, to: list_price, below: 10 %}}";
        assertThat(verdict(ratio, with(Map.of("price", 5)))).contains(Verdict.UNDECIDED);
        Map<String, Object> absent = new HashMap<>();
        absent.put("price", 5);
        absent.put("list_price", null);
        assertThat(verdict(ratio, with(absent))).contains(Verdict.CLEAR);
        Listing.Builder range = with(Map.of("list_price", 100)).with();
        range.show(Field.PRICE, new Value.Price(new Money(new BigDecimal("5"), null),
                new Money(new BigDecimal("50"), null)), new Place("dom", "price"));
        assertThat(verdict(ratio, range.build())).contains(Verdict.UNDECIDED);
    }

    @ParameterizedTest
    @CsvSource({"all, 'red steel', BREACH", "all, 'red', CLEAR", "all, 'steel', CLEAR", "each, 'red steel', BREACH",
            "each, 'steel', CLEAR"})
    void allOfSeveralWordsOrListsMustStand(String key, String text, Verdict expected) throws IOException {
        RuleFiles.write(folder, "lists/en/colours.txt", "red\nblue\n");
        RuleFiles.write(folder, "lists/en/metals.txt", "steel\n");
        String words = key.equals("all") ? "{all: [red, steel]}" : "{each: [colours, metals], in: [description]}";
        Map<String, Object> facts = new HashMap<>();
        facts.put("description", text);
        assertThat(verdict("{words: " + words + "}", with(facts))).contains(expected);
    }

    @Test
    void overstatedIsUndecidedWithoutThePriorPrice() throws IOException {
        assertThat(verdict("{overstated: {claimed: claimed_pct, from: prior_price, to: price, points: 1}}",
                with(Map.of("price", 70, "claimed_pct", 50)))).contains(Verdict.UNDECIDED);
    }

    @Test
    void aPriceRangeThatAllowsThePercentageIsUndecided() throws IOException {
        Listing.Builder builder = with(Map.of("prior_price", 100, "claimed_pct", 50)).with();
        builder.show(Field.PRICE, new Value.Price(new Money(new BigDecimal("40"), null),
                new Money(new BigDecimal("90"), null)), new Place("dom", "price"));
        assertThat(verdict("{overstated: {claimed: claimed_pct, from: prior_price, to: price, points: 1}}",
                builder.build())).contains(Verdict.UNDECIDED);
    }

    @Test
    void sourcesContradictEachOther() throws IOException {
        Listing.Builder same = with(Map.of()).with();
        same.show(Field.PRICE, price("10.00"), new Place("json-ld", "price"));
        same.show(Field.PRICE, price("10"), new Place("dom", "price"));
        assertThat(verdict("{contradicted: price}", same.build())).contains(Verdict.CLEAR);
        same.show(Field.PRICE, price("12"), new Place("dom", "other"));
        assertThat(verdict("{contradicted: price}", same.build())).contains(Verdict.BREACH);
    }

    @Test
    void oneSourceNeverContradictsItself() throws IOException {
        Listing.Builder builder = with(Map.of()).with();
        builder.show(Field.PRICE, price("10"), new Place("dom", "a"));
        builder.show(Field.PRICE, price("12"), new Place("dom", "b"));
        assertThat(verdict("{contradicted: price}", builder.build())).contains(Verdict.CLEAR);
    }

    private static Value price(String amount) {
        return new Value.Price(new Money(new BigDecimal(amount), "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"height_cm, 120, BREACH", "Height (cm), 121, CLEAR", "HEIGHT, 1.2 m, BREACH",
            "height, '120,0 cm', BREACH",
            "height, 1210 mm, CLEAR", "height, about 120 cm, UNDECIDED", "height, 120, UNDECIDED",
            "height_cm, 12 kg, UNDECIDED", "width_cm, 20, CLEAR"})
    void namedPropertyIsMeasured(String name, String content, Verdict expected) throws IOException {
        assertThat(verdict("{attribute: {name: height_cm, at_most: 120 cm}}", property(name, content)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"age_min_years, 2, BREACH", "age_min_years, 3, CLEAR", "age_min, 30 months, BREACH",
            "age_min, 3+, UNDECIDED",
            "age_min, 3 ans, CLEAR"})
    void agesAreComparedInMonths(String name, String content, Verdict expected) throws IOException {
        assertThat(verdict("{attribute: {name: age_min_years, below: 36 months}}", property(name, content)))
                .contains(expected);
    }

    @Test
    void namedPropertyIsOneOfSomeOrLeftEmpty() throws IOException {
        String is = "{attribute: {name: [markings, marquage], is: [none, aucun]}}";
        assertThat(verdict(is, property("Marquage", "Aucun"))).contains(Verdict.BREACH);
        assertThat(verdict(is, property("markings", "CE"))).contains(Verdict.CLEAR);
        assertThat(verdict(is, with(Map.of()))).contains(Verdict.UNDECIDED);
        String empty = "{attribute: {name: authorisation, empty: true}}";
        Map<String, Object> named = new HashMap<>();
        named.put("authorisation", null);
        assertThat(verdict(empty, property("authorisation", "-"))).contains(Verdict.BREACH);
        assertThat(verdict(empty, with(Map.of("attributes", named)))).contains(Verdict.BREACH);
        assertThat(verdict(empty, property("authorisation", "FR-1"))).contains(Verdict.CLEAR);
        assertThat(verdict(empty, property("other", "-"))).contains(Verdict.CLEAR);
    }

    @ParameterizedTest
    @CsvSource({"FR, 'Warning: keep this away from children under 3 years.', BREACH",
            "FR, 'Attention : ne convient pas aux enfants de moins de 3 ans.', CLEAR",
            "BE, 'Waarschuwing: niet geschikt voor kinderen jonger dan 3 jaar.', CLEAR",
            "DE, '警告:不适合三岁以下儿童使用', BREACH", "DE, CE 0120, UNDECIDED",
            "FI, 'Warning: keep this away from children.', UNDECIDED"})
    void warningInNoLanguageOfTheMarket(String market, String warning, Verdict expected) throws IOException {
        RuleSet rules = RuleFiles.widget(folder, "surely: {foreign: warnings}");
        Listing listing = RuleFiles.listing(Map.of("title", "Widget", "market", market, "warnings", warning));
        CompiledRule rule = rules.compiled("R0001").orElseThrow();
        CompiledRule everywhere = rule.withApplies(new Condition.Constant(true));
        assertThat(everywhere.surely().answer(rules.sight(listing, LocalDate.of(2026, 11, 24))).truth())
                .isEqualTo(switch (expected) {
                    case BREACH -> Truth.TRUE;
                    case CLEAR -> Truth.FALSE;
                    default -> Truth.UNKNOWN;
                });
    }

    @Test
    void theDayDecides() throws IOException {
        assertThat(verdict("{day: {from: 2026-11-24}}", with(Map.of()))).contains(Verdict.BREACH);
        assertThat(verdict("{day: {until: 2026-11-23}}", with(Map.of()))).contains(Verdict.CLEAR);
        assertThat(verdict("{day: {from: 2026-11-25, until: 2027-01-01}}", with(Map.of()))).contains(Verdict.CLEAR);
    }

    @Test
    void insideIsUnknownForAWordThatIsNoCountry() throws IOException {
        String inside = "{inside: {field: seller_country, of: [EU]}}";
        assertThat(verdict(inside, with(Map.of("seller_country", "France")))).contains(Verdict.BREACH);
        assertThat(verdict(inside, with(Map.of("seller_country", "CN")))).contains(Verdict.CLEAR);
        assertThat(verdict(inside, with(Map.of("seller_country", "Atlantis")))).contains(Verdict.UNDECIDED);
    }

    @Test
    void neverIsNoBreach() throws IOException {
        assertThat(verdict("{never: people decide}", with(Map.of()))).contains(Verdict.CLEAR);
    }

    @Test
    void whatIsWrittenWrongIsReported() throws IOException {
        for (String wrong : List.of("{attribute: {name: height, at_most: tall}}",
                "{attribute: {name: a, is: [x], empty: true}}",
                "{day: {}}", "{higher: {field: price, than: list_price, by: much}}", "{foreign: price}",
                "{overstated: {claimed: price, from: price, to: price}}")) {
            RuleFiles.write(folder, "lists/en/widgets.txt", "widget(s)\n");
            RuleFiles.write(folder, "fr/R0001-widget.yaml", RuleFiles.WIDGET.formatted("surely: " + wrong));
            assertThat(RuleCheck.run(folder).text()).as(wrong).contains("R0001-widget.yaml:");
        }
    }

    @Test
    void aRuleThatNeverFindsABreachShowsThreeListingsForReview() throws IOException {
        String review = RuleFiles.WIDGET.formatted("surely: {never: people decide}\npossibly: {words: widgets}")
                .replace("expect: breach", "expect: undecided");
        RuleFiles.write(folder, "lists/en/widgets.txt", "widget(s)\n");
        RuleFiles.write(folder, "fr/R0001-widget.yaml", review);
        assertThat(RuleCheck.run(folder).text()).contains("has 1 examples of review and 0 of none")
                .contains("can say not-applicable").doesNotContain("can say breach");
    }
}
