package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.listing.Countries;
import org.vigie.listing.Field;
import org.vigie.listing.Reading;

/// What one rule says of one listing, step by step:
///
/// 1. Outside the dates of every law, on a shown market that is none of the rule's, or unless `applies` is true: not
///    applicable. Unknown does not wake a rule, because otherwise every half-read listing would be undecided for every
///    rule there is.
/// 2. An exception that is true: clear, naming it.
/// 3. `surely` is true and every exception false: breach. Some exception unknown: undecided.
/// 4. `surely` is unknown, or `possibly` true or unknown: undecided, naming the fields to read. When only `possibly` is
///    met, an exception that answers doubts makes it clear.
/// 5. Otherwise clear.
final class Judge {

    private Judge() {
    }

    static Judgement judge(CompiledRule rule, Sight sight) {
        if (!concerns(rule.rule(), sight)) {
            return new Judgement(rule.rule(), Verdict.NOT_APPLICABLE, List.of(), List.of(), Optional.empty());
        }
        Answer applies = rule.applies().answer(sight);
        if (!applies.isTrue()) {
            return new Judgement(rule.rule(), Verdict.NOT_APPLICABLE, List.of(), List.of(), Optional.empty());
        }
        Set<Field> open = EnumSet.noneOf(Field.class);
        Optional<String> maybeException = Optional.empty();
        Optional<Judgement> answeredDoubt = Optional.empty();
        for (Exemption exception : rule.exceptions()) {
            Answer answer = exception.when().answer(sight);
            if (answer.isTrue()) {
                Judgement cleared = new Judgement(rule.rule(), Verdict.CLEAR, quotes(answer, applies), List.of(),
                        Optional.of(exception.id()));
                if (!exception.doubtOnly()) {
                    return cleared;
                }
                answeredDoubt = answeredDoubt.or(() -> Optional.of(cleared));
            } else if (answer.isUnknown() && !exception.doubtOnly()) {
                open.addAll(answer.open());
                maybeException = maybeException.or(() -> Optional.of(exception.id()));
            }
        }
        Answer surely = rule.surely().answer(sight);
        if (surely.isTrue()) {
            return new Judgement(rule.rule(), maybeException.isEmpty() ? Verdict.BREACH : Verdict.UNDECIDED,
                    quotes(surely, applies), List.copyOf(open), maybeException);
        }
        Answer possibly = rule.possibly().answer(sight);
        boolean doubt = surely.isUnknown() || possibly.truth() != Truth.FALSE;
        if (!doubt) {
            return new Judgement(rule.rule(), Verdict.CLEAR, quotes(applies), List.of(), Optional.empty());
        }
        if (!surely.isUnknown() && answeredDoubt.isPresent()) {
            return answeredDoubt.get();
        }
        open.addAll(surely.open());
        open.addAll(possibly.open());
        if (open.isEmpty()) {
            open.addAll(rule.surely().fields());
        }
        return new Judgement(rule.rule(), Verdict.UNDECIDED, quotes(surely, possibly, applies), List.copyOf(open),
                maybeException);
    }

    private static boolean concerns(Rule rule, Sight sight) {
        LocalDate day = sight.day();
        if (rule.laws().stream().noneMatch(law -> law.inForce(day))) {
            return false;
        }
        List<Reading> markets = sight.readings(Field.MARKET);
        return markets.isEmpty() || markets.stream().map(market -> Countries.code(market.value().text()))
                .anyMatch(code -> code.isEmpty() || rule.markets().contains(code.get()));
    }

    private static List<Quote> quotes(Answer... answers) {
        Set<Quote> quotes = new LinkedHashSet<>();
        Set<List<Object>> places = new LinkedHashSet<>();
        Stream.of(answers).flatMap(answer -> answer.quotes().stream()).forEach(quote -> {
            if (places.add(List.of(quote.field(), quote.start(), quote.end(), quote.place()))) {
                quotes.add(quote);
            }
        });
        return new ArrayList<>(quotes);
    }
}
