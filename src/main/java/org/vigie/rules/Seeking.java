package org.vigie.rules;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.normalise.Tokens;

/// Turns a rule's conditions into what a search can ask, for one stretch of days on which they mean the same.
final class Seeking {

    /// As in [Lexicon]: several words of together so many letters are also found written as one.
    private static final int MIN_COMPOUND = 8;

    private final Map<String, List<Phrase>> phrases;
    private final LocalDate day;

    private Seeking(Map<String, List<Phrase>> phrases, LocalDate day) {
        this.phrases = phrases;
        this.day = day;
    }

    /// @param phrases by the name of their list
    static RuleSearch of(CompiledRule rule, Map<String, List<Phrase>> phrases, LocalDate first, LocalDate last) {
        List<RuleSearch.Period> periods = new ArrayList<>();
        NavigableSet<LocalDate> starts = starts(rule, phrases);
        starts.add(first);
        for (LocalDate from : starts.tailSet(first)) {
            if (from.isAfter(last)) {
                break;
            }
            LocalDate next = starts.higher(from);
            LocalDate until = next == null || next.isAfter(last) ? last : next.minusDays(1);
            if (rule.rule().laws().stream().anyMatch(law -> law.inForce(from))) {
                Seeking on = new Seeking(phrases, from);
                periods.add(new RuleSearch.Period(from, until, concerned(rule.rule()), on.sought(rule.applies()),
                        on.sought(rule.surely()), on.sought(rule.possibly()), rule.exceptions().stream()
                                .map(one -> new RuleSearch.Unless(on.sought(one.when()), one.doubtOnly())).toList()));
            }
        }
        return new RuleSearch(rule.rule(), List.copyOf(periods));
    }

    /// Every day on which something of a rule begins, or has ended.
    private static NavigableSet<LocalDate> starts(CompiledRule rule, Map<String, List<Phrase>> phrases) {
        NavigableSet<LocalDate> starts = new TreeSet<>();
        rule.rule().laws().forEach(law -> {
            starts.add(law.from());
            law.until().ifPresent(last -> starts.add(last.plusDays(1)));
        });
        List<Condition> parts = new ArrayList<>(List.of(rule.applies(), rule.surely(), rule.possibly()));
        rule.exceptions().forEach(one -> parts.add(one.when()));
        parts.stream().flatMap(Condition::tree).forEach(condition -> {
            if (condition instanceof RelationCondition.Day bounded) {
                bounded.from().ifPresent(starts::add);
                bounded.until().ifPresent(last -> starts.add(last.plusDays(1)));
            } else if (condition instanceof Mention mention) {
                lists(mention).stream().flatMap(list -> phrases.getOrDefault(list, List.of()).stream())
                        .forEach(phrase -> {
                            phrase.from().ifPresent(starts::add);
                            phrase.until().ifPresent(last -> starts.add(last.plusDays(1)));
                        });
            }
        });
        return starts;
    }

    private static Set<String> lists(Mention mention) {
        Set<String> lists = new HashSet<>();
        if (mention.finder() instanceof Finder.Phrases named) {
            lists.addAll(named.lists());
        }
        mention.near().forEach(near -> lists.addAll(near.other().lists()));
        return lists;
    }

    private static Sought concerned(Rule rule) {
        Set<String> terms = rule.markets().stream().map(ListingTerms::market).collect(Collectors.toSet());
        terms.add(ListingTerms.market(""));
        return new Sought.Terms(terms, Set.of());
    }

    private Sought sought(Condition condition) {
        return switch (condition) {
            case Condition.All all -> new Sought.All(all.of().stream().map(this::sought).toList());
            case Condition.Any any -> new Sought.Any(any.of().stream().map(this::sought).toList());
            case Condition.Constant constant -> new Sought.Constant(constant.holds());
            case Mention mention -> mention(mention);
            case FactCondition fact -> fact(fact);
        };
    }

    private Sought fact(FactCondition condition) {
        return switch (condition) {
            case FactCondition.Shown one -> ofField(ListingTerms.shown(one.field()), one.field());
            case FactCondition.Absent one -> ofField(ListingTerms.absent(one.field()), one.field());
            case FactCondition.Flagged one -> ofField(ListingTerms.flag(one.field()), one.field());
            case FactCondition.Is one -> is(one);
            case FactCondition.Outside one -> country(one.field(), one.countries(), false);
            case FactCondition.Inside one -> country(one.field(), one.countries(), true);
            case FactCondition.Higher one -> figures(one);
            case RelationCondition.Overstated one -> figures(one);
            case RatioCondition one -> figures(one);
            case RelationCondition.Contradicted one ->
                ofField(ListingTerms.contradicted(one.field()), one.field());
            case RelationCondition.Foreign one when ListingTerms.tellsTongue(one.field()) -> new Sought.Terms(
                    Set.of(ListingTerms.foreign(one.field())),
                    Set.of(ListingTerms.maybeForeign(one.field()), ListingTerms.unread(one.field())));
            case RelationCondition.Day one ->
                new Sought.Constant(one.from().map(from -> !day.isBefore(from)).orElse(true)
                        && one.until().map(until -> !day.isAfter(until)).orElse(true));
            case AttributeCondition one -> attribute(one);
            default -> new Sought.Unsearchable(condition.fields());
        };
    }

    private static Sought ofField(String met, Field field) {
        return new Sought.Terms(Set.of(met), Set.of(ListingTerms.unread(field)));
    }

    private static Sought is(FactCondition.Is condition) {
        boolean terms = ListingTerms.isClosed(condition.field())
                && condition.values().stream().allMatch(value -> value.length() <= ListingTerms.MAX_CHARS);
        return terms
                ? new Sought.Terms(condition.values().stream().map(value -> ListingTerms.is(condition.field(), value))
                        .collect(Collectors.toSet()), Set.of(ListingTerms.unread(condition.field())))
                : new Sought.Unsearchable(condition.fields());
    }

    /// Sources that name several countries are left to the matcher.
    private static Sought country(Field field, Set<String> countries, boolean inside) {
        Set<String> met = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                .filter(code -> countries.contains(code) == inside).map(code -> ListingTerms.country(field, code))
                .collect(Collectors.toSet());
        return new Sought.Any(List.of(new Sought.Terms(met, Set.of(ListingTerms.noCountry(field))),
                new Sought.All(List.of(new Sought.Terms(Set.of(ListingTerms.severalCountries(field)), Set.of()),
                        new Sought.Unsearchable(Set.of(field))))));
    }

    private Sought figures(FactCondition condition) {
        if (!condition.fields().stream().allMatch(ListingTerms::isFigure)) {
            return new Sought.Unsearchable(condition.fields());
        }
        Function<Listing, Truth> truth = listing -> condition.truth(Sight.ofFacts(listing, day));
        return new Sought.Figures(condition.fields(), listing -> truth.apply(listing) == Truth.TRUE,
                listing -> truth.apply(listing) == Truth.UNKNOWN);
    }

    private static Sought attribute(AttributeCondition condition) {
        List<String> names = condition.names();
        Set<String> met = new HashSet<>();
        Set<String> open = new HashSet<>(Set.of(ListingTerms.unread(Field.ATTRIBUTES)));
        List<Sought.Range> ranges = new ArrayList<>();
        if (names.stream().anyMatch(name -> name.length() > ListingTerms.MAX_CHARS)) {
            return new Sought.Unsearchable(condition.fields());
        }
        switch (condition.test()) {
            case AttributeCondition.Is is -> {
                if (is.values().stream().anyMatch(value -> value.length() > ListingTerms.MAX_CHARS)) {
                    return new Sought.Unsearchable(condition.fields());
                }
                names.forEach(name -> is.values().forEach(value -> met.add(ListingTerms.attributeIs(name, value))));
            }
            case AttributeCondition.Empty empty -> names.forEach(name -> met.add(ListingTerms.attributeEmpty(name)));
            case AttributeCondition.Limit limit -> names.forEach(name -> {
                ranges.add(range(name, limit));
                for (Measured.Kind kind : Measured.Kind.values()) {
                    if (kind != limit.bound().kind()) {
                        open.add(ListingTerms.attributeKind(name, kind.name()));
                    }
                }
                open.add(ListingTerms.attributeKind(name, ""));
            });
        }
        return new Sought.Terms(met, ranges, open);
    }

    private static Sought.Range range(String name, AttributeCondition.Limit limit) {
        Measured bound = limit.bound();
        Function<String, String> term = amount -> ListingTerms.attributeAmount(name, bound.kind(), amount);
        String floor = OrderedNumber.floor(bound.amount());
        String ceiling = OrderedNumber.ceiling(bound.amount());
        String below = floor.equals(ceiling) ? before(floor) : floor;
        return switch (limit.kind()) {
            case "above" -> new Sought.Range(term.apply(floor + "+"), term.apply("9".repeat(floor.length())));
            case "at_least" -> new Sought.Range(term.apply(ceiling), term.apply("9".repeat(floor.length())));
            case "below" -> new Sought.Range(term.apply(""), term.apply(below));
            default -> new Sought.Range(term.apply(""), term.apply(floor));
        };
    }

    /// The number right before one; what stands before all of them for zero.
    private static String before(String number) {
        BigInteger value = new BigInteger(number);
        return value.signum() == 0
                ? ""
                : String.format(Locale.ROOT, "%0" + number.length() + "d", value.subtract(BigInteger.ONE));
    }

    private Sought mention(Mention mention) {
        Sought.Thing thing = switch (mention.finder()) {
            case Finder.Phrases named -> named(named);
            case Finder.Amounts amounts -> new Sought.Amounts(amounts.measure(), amounts.bound());
        };
        return new Sought.Mentioned(thing, mention.in(), mention.near().stream()
                .map(near -> new Sought.Beside(named(near.other()), near.within(),
                        Sought.Side.valueOf(near.side().name())))
                .toList(), mention.every());
    }

    private Sought.Phrases named(Finder.Phrases finder) {
        return new Sought.Phrases(finder.lists().stream().map(list -> phrases.getOrDefault(list, List.of()).stream()
                .filter(phrase -> phrase.counts(day)).flatMap(phrase -> wordings(phrase).stream()).distinct()
                .toList()).toList());
    }

    private static List<Sought.Wording> wordings(Phrase phrase) {
        List<Sought.Wording> wordings = new ArrayList<>();
        for (List<Phrase.Word> words : phrase.forms()) {
            wordings.add(new Sought.Wording(words.stream()
                    .map(word -> new Sought.Part(word.form(), word.openStart(), word.openEnd())).toList(),
                    phrase.other()));
            compound(words).ifPresent(one -> wordings.add(new Sought.Wording(List.of(one), phrase.other())));
        }
        return wordings;
    }

    private static Optional<Sought.Part> compound(List<Phrase.Word> words) {
        String one = words.stream().map(Phrase.Word::form).collect(Collectors.joining());
        return words.size() > 1 && one.length() >= MIN_COMPOUND && one.chars().allMatch(Character::isLetter)
                && !Tokens.isUnspaced(one.codePointAt(0))
                        ? Optional.of(new Sought.Part(one, words.getFirst().openStart(), words.getLast().openEnd()))
                        : Optional.empty();
    }
}
