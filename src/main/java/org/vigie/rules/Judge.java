package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Field;

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
        return judgeIfApplicable(rule, sight).orElseGet(
                () -> new Judgement(rule.rule(), Verdict.NOT_APPLICABLE, List.of(), List.of(), Optional.empty()));
    }

    /// Nothing when the rule is not applicable, which is said without a quote being made.
    static Optional<Judgement> judgeIfApplicable(CompiledRule rule, Sight sight) {
        if (rule.applies().truth(sight) != Truth.TRUE || !concerns(rule.rule(), sight)) {
            return Optional.empty();
        }
        Set<Field> open = EnumSet.noneOf(Field.class);
        Optional<String> maybeException = Optional.empty();
        Optional<Exemption> answeredDoubt = Optional.empty();
        for (Exemption exception : rule.exceptions()) {
            Truth truth = exception.when().truth(sight);
            if (truth == Truth.TRUE) {
                if (!exception.doubtOnly()) {
                    return Optional.of(cleared(rule, exception, sight));
                }
                answeredDoubt = answeredDoubt.isPresent() ? answeredDoubt : Optional.of(exception);
            } else if (truth == Truth.UNKNOWN && !exception.doubtOnly()) {
                open.addAll(exception.when().answer(sight).open());
                maybeException = maybeException.isPresent() ? maybeException : Optional.of(exception.id());
            }
        }
        Truth surely = rule.surely().truth(sight);
        if (surely == Truth.TRUE) {
            return Optional.of(new Judgement(rule.rule(),
                    maybeException.isEmpty() ? Verdict.BREACH : Verdict.UNDECIDED,
                    quotes(sight, rule.surely(), rule.applies()), List.copyOf(open), maybeException));
        }
        Truth possibly = rule.possibly().truth(sight);
        if (surely == Truth.FALSE && possibly == Truth.FALSE) {
            return Optional.of(new Judgement(rule.rule(), Verdict.CLEAR, quotes(sight, rule.applies()), List.of(),
                    Optional.empty()));
        }
        if (surely == Truth.FALSE && answeredDoubt.isPresent()) {
            return Optional.of(cleared(rule, answeredDoubt.get(), sight));
        }
        open.addAll(rule.surely().answer(sight).open());
        open.addAll(rule.possibly().answer(sight).open());
        if (open.isEmpty()) {
            open.addAll(rule.surely().fields());
        }
        return Optional.of(new Judgement(rule.rule(), Verdict.UNDECIDED,
                quotes(sight, rule.surely(), rule.possibly(), rule.applies()), List.copyOf(open), maybeException));
    }

    private static Judgement cleared(CompiledRule rule, Exemption exception, Sight sight) {
        return new Judgement(rule.rule(), Verdict.CLEAR, quotes(sight, exception.when(), rule.applies()), List.of(),
                Optional.of(exception.id()));
    }

    static boolean concerns(Rule rule, Sight sight) {
        return isInForce(rule.laws(), sight.day()) && isOffered(rule.markets(), sight.markets());
    }

    private static boolean isInForce(List<Law> laws, LocalDate day) {
        for (int i = 0; i < laws.size(); i++) {
            if (laws.get(i).inForce(day)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOffered(Set<String> protectedOnes, List<Optional<String>> markets) {
        for (int i = 0; i < markets.size(); i++) {
            Optional<String> code = markets.get(i);
            if (code.isEmpty() || protectedOnes.contains(code.get())) {
                return true;
            }
        }
        return markets.isEmpty();
    }

    /// What true conditions rest on, the same place once.
    private static List<Quote> quotes(Sight sight, Condition... conditions) {
        List<Quote> quotes = new ArrayList<>();
        for (Condition condition : conditions) {
            for (Quote quote : condition.answer(sight).quotes()) {
                if (!isQuoted(quotes, quote)) {
                    quotes.add(quote);
                }
            }
        }
        return quotes;
    }

    static boolean isQuoted(List<Quote> quotes, Quote quote) {
        for (int i = 0; i < quotes.size(); i++) {
            Quote one = quotes.get(i);
            if (one.field() == quote.field() && one.start() == quote.start() && one.end() == quote.end()
                    && one.place().equals(quote.place())) {
                return true;
            }
        }
        return false;
    }
}
