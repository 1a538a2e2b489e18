package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every verdict says what it rests on: quoted words that stand in the field exactly at their place, and for undecided
/// the fields to read. Over every example of every rule.
class VerdictPlacesTest {

    @Test
    void everyVerdictQuotesItsWordsAtTheirPlaceOrNamesWhatToRead() {
        RuleSet rules = RuleSet.load(Path.of("rules"));
        Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
        for (Rule rule : rules.rules()) {
            CompiledRule compiled = rules.compiled(rule.id()).orElseThrow();
            for (Example example : compiled.examples()) {
                Judgement judgement = Judge.judge(compiled, rules.sight(example.listing(), example.captured()));
                String name = rule.id() + " " + example.name();
                seen.merge(judgement.verdict(), 1, Integer::sum);
                if (judgement.verdict() == Verdict.BREACH) {
                    assertThat(judgement.quotes()).as(name).isNotEmpty();
                    assertThat(judgement.toRead()).as(name).isEmpty();
                }
                if (judgement.verdict() == Verdict.UNDECIDED) {
                    // A rule that never says breach puts before people what it has read: words, and nothing to read.
                    boolean looks = compiled.surely() instanceof Condition.Constant && !judgement.quotes().isEmpty();
                    assertThat(looks || !judgement.toRead().isEmpty()).as(name).isTrue();
                }
                judgement.quotes().forEach(quote -> stands(quote, example, name));
            }
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrder(Verdict.values());
        assertThat(seen.get(Verdict.UNDECIDED)).isGreaterThan(50);
    }

    private static void stands(Quote quote, Example example, String name) {
        assertThat(quote.reason()).as(name).isNotBlank();
        if (quote.text().isEmpty()) {
            assertThat(example.listing().readings(quote.field())).as(name).isEmpty();
            return;
        }
        assertThat(example.listing().readings(quote.field())).as("%s: %s", name, quote)
                .anyMatch(reading -> reading.place().equals(quote.place())
                        && quote.end() <= reading.value().text().length()
                        && reading.value().text().substring(quote.start(), quote.end()).equals(quote.text()));
    }
}
