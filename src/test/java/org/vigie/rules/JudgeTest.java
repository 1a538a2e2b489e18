package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

class JudgeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final String BRAND_MISSING = "surely: {absent: brand}";

    private static final String WITH_EXCEPTION = """
            surely: {absent: brand}
            exceptions:
              - id: toy
                reason: Toys are free.
                when: {words: {any: [toy]}}
            """;

    @TempDir
    Path folder;

    @Test
    void absentIsABreachShownIsClearUnreadIsUndecided() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, BRAND_MISSING);

        assertThat(one(rules, facts("title", "Blue widget", "brand", null)).verdict()).isEqualTo(Verdict.BREACH);
        assertThat(one(rules, facts("title", "Blue widget", "brand", "Acme")).verdict()).isEqualTo(Verdict.CLEAR);
        Judgement unread = one(rules, facts("title", "Blue widget"));
        assertThat(unread.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(unread.toRead()).containsExactly(Field.BRAND);
    }

    @Test
    void placeholdersCountAsAbsent() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, BRAND_MISSING);
        for (String placeholder : List.of("", " ", "-", "–", "N/A", "n.a.", "None", "aucun", "Keine Angabe", "暂无")) {
            assertThat(one(rules, facts("title", "widget", "brand", placeholder)).verdict()).as(placeholder)
                    .isEqualTo(Verdict.BREACH);
        }
        assertThat(one(rules, facts("title", "widget", "brand", List.of("-", "Acme"))).verdict())
                .isEqualTo(Verdict.CLEAR);
    }

    @Test
    void unknownDoesNotWakeARule() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, BRAND_MISSING);

        assertThat(rules.judge(RuleFiles.listing(facts("title", "Gadget", "brand", null)), NOW)).isEmpty();
    }

    @Test
    void trueExceptionClearsAndIsNamed() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, WITH_EXCEPTION);

        Judgement judgement = one(rules, facts("title", "Toy widget", "brand", null));
        assertThat(judgement.verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(judgement.exception()).contains("toy");
        assertThat(judgement.quotes()).extracting(Quote::text).contains("Toy");
    }

    @Test
    void unreadExceptionLeavesABreachUndecided() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, WITH_EXCEPTION);
        Map<String, Object> facts = facts("title", "Widget", "brand", null);
        facts.remove("description");

        Judgement judgement = one(rules, facts);
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(judgement.toRead()).containsExactly(Field.DESCRIPTION);
        assertThat(judgement.exception()).contains("toy");
    }

    @Test
    void exceptionForDoubtsLeavesASureBreach() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, """
                surely: {words: {any: [sharp]}}
                possibly: {words: {any: [pointed]}}
                exceptions:
                  - id: toy
                    reason: Toys are rarely sharp.
                    only: possibly
                    when: {words: {any: [toy]}}
                """);

        assertThat(one(rules, facts("title", "pointed widget")).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(one(rules, facts("title", "pointed toy widget")).exception()).contains("toy");
        assertThat(one(rules, facts("title", "sharp toy widget")).verdict()).isEqualTo(Verdict.BREACH);
        assertThat(one(rules, facts("title", "round widget")).verdict()).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void possiblyTrueNamesTheFieldsThatWouldDecide() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, """
                surely: {words: {any: [sharp]}}
                possibly: {words: {any: [pointed]}}
                """);

        assertThat(one(rules, facts("title", "pointed widget")).toRead()).containsExactly(Field.TITLE,
                Field.DESCRIPTION);
    }

    @Test
    void lawDecidesByTheDayOfTheCapture() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, BRAND_MISSING);
        Listing listing = RuleFiles.listing(facts("title", "Widget", "brand", null));

        assertThat(rules.judge(listing, Instant.parse("2019-12-31T23:59:59Z"))).isEmpty();
        assertThat(rules.judge(listing, Instant.parse("2020-01-01T00:00:00Z"))).hasSize(1);
        assertThat(rules.judge(listing, Instant.parse("2030-12-31T23:59:59Z"))).hasSize(1);
        assertThat(rules.judge(listing, Instant.parse("2031-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void anotherMarketIsNotApplicableAndAnUnstatedOneIs() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, BRAND_MISSING);

        assertThat(rules.judge(RuleFiles.listing(facts("title", "Widget", "brand", null, "market", "US")), NOW))
                .isEmpty();
        assertThat(one(rules, facts("title", "Widget", "brand", null, "market", "BE")).verdict())
                .isEqualTo(Verdict.BREACH);
        assertThat(one(rules, facts("title", "Widget", "brand", null)).verdict()).isEqualTo(Verdict.BREACH);
    }

    @Test
    void draftsAndRetiredRulesDoNotRun() throws IOException {
        String draft = RuleFiles.WIDGET.replace("status: active", "status: draft").formatted(BRAND_MISSING);
        RuleFiles.write(folder, "lists/en/widgets.txt", "widget\n");
        RuleFiles.write(folder, "fr/R0001-widget.yaml", draft);
        RuleFiles.write(folder, "fr/R0002-widget.yaml", draft.replace("R0001", "R0002").replace("status: draft",
                "status: retired\nretired: {on: 2026-01-01, reason: Too wide., successor: R0001}"));
        RuleSet rules = RuleSet.load(folder);

        assertThat(rules.judge(RuleFiles.listing(facts("title", "Widget", "brand", null)), NOW)).isEmpty();
        assertThat(rules.rules()).extracting(Rule::id).containsExactly("R0001", "R0002");
        assertThat(RulePage.of(rules, "R0002").orElseThrow())
                .contains("retired since 2026-01-01: Too wide. See R0001.");
    }

    @Test
    void contradictingCountriesAreUnknown() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, "surely: {outside: {field: seller_country, of: [EU]}}");

        assertThat(one(rules, facts("title", "widget", "seller_country", "CN")).verdict()).isEqualTo(Verdict.BREACH);
        assertThat(one(rules, facts("title", "widget", "seller_country", "Chine")).verdict())
                .isEqualTo(Verdict.BREACH);
        assertThat(one(rules, facts("title", "widget", "seller_country", "Deutschland")).verdict())
                .isEqualTo(Verdict.CLEAR);
        assertThat(one(rules, facts("title", "widget", "seller_country", List.of("CN", "FR"))).toRead())
                .containsExactly(Field.SELLER_COUNTRY);
        assertThat(one(rules, facts("title", "widget", "seller_country", "Neverland")).verdict())
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(one(rules, facts("title", "widget", "seller_country", null)).verdict())
                .isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void valueIsComparedFolded() throws IOException {
        RuleSet rules = RuleFiles.widget(folder, "surely: {is: {field: seller_kind, in: [business]}}");

        assertThat(one(rules, facts("title", "widget", "seller_kind", " Business ")).verdict())
                .isEqualTo(Verdict.BREACH);
        assertThat(one(rules, facts("title", "widget", "seller_kind", "private")).verdict())
                .isEqualTo(Verdict.CLEAR);
        assertThat(one(rules, facts("title", "widget")).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void severalThreadsAndATurkishLocaleGetTheSameVerdicts() {
        RuleSet rules = RuleSet.load(Path.of("rules"));
        List<Listing> listings = rules.rules().stream().flatMap(
                rule -> rules.compiled(rule.id()).orElseThrow().examples().stream()).map(Example::listing).toList();
        List<List<Judgement>> alone = listings.stream().map(listing -> rules.judge(listing, NOW)).toList();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr"));
        try {
            RuleSet turkish = RuleSet.load(Path.of("rules"));
            assertThat(turkish.digest()).isEqualTo(rules.digest());
            assertThat(listings.parallelStream().map(listing -> turkish.judge(listing, NOW)).toList())
                    .isEqualTo(alone);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Judgement one(RuleSet rules, Map<String, Object> facts) {
        List<Judgement> judgements = rules.judge(RuleFiles.listing(facts), NOW);
        assertThat(judgements).hasSize(1);
        return judgements.getFirst();
    }

    /// Keys and values in turn; the description is read and absent.
    private static Map<String, Object> facts(Object... pairs) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("description", null);
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put((String) pairs[i], pairs[i + 1]);
        }
        return facts;
    }
}
