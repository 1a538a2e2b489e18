package org.vigie.rules;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.listing.Countries;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.normalise.Folding;
import org.vigie.normalise.Span;
import org.vigie.normalise.Tokens;

/// The plain way to judge a listing, kept as the measure of the fast one: every rule is asked, every condition answers
/// with its quotes, nothing is worked out ahead.
final class NaiveJudge {

    private static final int MAX_QUOTES = 10;

    private record Text(Field field, Reading reading, Tokens tokens, Map<String, List<Span>> phrases) {

        Quote quote(Span span, String reason) {
            return new Quote(field, reading.value().text().substring(span.start(), span.end()), span.start(),
                    span.end(), reading.place(), reason);
        }
    }

    private final Listing listing;
    private final LocalDate day;
    private final Sight facts;
    private final Map<Field, List<Text>> texts = new EnumMap<>(Field.class);

    /// @param facts answers what is asked of facts alone
    NaiveJudge(Listing listing, LocalDate day, Set<Field> fields, NaiveLexicon lexicon, Sight facts) {
        this.listing = listing;
        this.day = day;
        this.facts = facts;
        for (Field field : fields) {
            List<Text> read = new ArrayList<>();
            for (Reading reading : listing.readings(field)) {
                Tokens tokens = Tokens.of(reading.value().text());
                read.add(new Text(field, reading, tokens, lexicon.find(tokens, day)));
            }
            texts.put(field, read);
        }
    }

    /// All phrases of some rules.
    ///
    /// @param lists folder of the lists
    static NaiveLexicon lexicon(RuleFolder folder, Path lists, Map<String, List<Phrase>> inline) {
        Map<String, List<NaiveWords>> phrases = new HashMap<>();
        inline.forEach((name, some) -> phrases.put(name, some.stream().map(NaiveWords::asWritten).toList()));
        Map<String, List<NaiveWords>> read = NaiveWords.read(lists);
        folder.rules().forEach(rule -> rule.lists().forEach(
                list -> phrases.put(list, read.getOrDefault(list, List.of()))));
        return new NaiveLexicon(phrases);
    }

    Judgement judge(CompiledRule rule) {
        Judgement none = new Judgement(rule.rule(), Verdict.NOT_APPLICABLE, List.of(), List.of(), Optional.empty());
        List<Reading> markets = listing.readings(Field.MARKET);
        boolean offered = markets.isEmpty() || markets.stream()
                .map(market -> Countries.code(market.value().text()))
                .anyMatch(code -> code.isEmpty() || rule.rule().markets().contains(code.get()));
        if (rule.rule().laws().stream().noneMatch(law -> law.inForce(day)) || !offered) {
            return none;
        }
        Answer applies = answer(rule.applies());
        if (!applies.isTrue()) {
            return none;
        }
        Set<Field> open = EnumSet.noneOf(Field.class);
        Optional<String> maybe = Optional.empty();
        Optional<Judgement> answered = Optional.empty();
        for (Exemption exception : rule.exceptions()) {
            Answer answer = answer(exception.when());
            if (answer.isTrue()) {
                Judgement cleared = new Judgement(rule.rule(), Verdict.CLEAR, quotes(answer, applies), List.of(),
                        Optional.of(exception.id()));
                if (!exception.doubtOnly()) {
                    return cleared;
                }
                answered = answered.or(() -> Optional.of(cleared));
            } else if (answer.isUnknown() && !exception.doubtOnly()) {
                open.addAll(answer.open());
                maybe = maybe.or(() -> Optional.of(exception.id()));
            }
        }
        Answer surely = answer(rule.surely());
        if (surely.isTrue()) {
            return new Judgement(rule.rule(), maybe.isEmpty() ? Verdict.BREACH : Verdict.UNDECIDED,
                    quotes(surely, applies), List.copyOf(open), maybe);
        }
        Answer possibly = answer(rule.possibly());
        if (!surely.isUnknown() && possibly.truth() == Truth.FALSE) {
            return new Judgement(rule.rule(), Verdict.CLEAR, quotes(applies), List.of(), Optional.empty());
        }
        if (!surely.isUnknown() && answered.isPresent()) {
            return answered.get();
        }
        open.addAll(surely.open());
        open.addAll(possibly.open());
        if (open.isEmpty()) {
            open.addAll(rule.surely().fields());
        }
        return new Judgement(rule.rule(), Verdict.UNDECIDED, quotes(surely, possibly, applies), List.copyOf(open),
                maybe);
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

    private Answer answer(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all(all.of().stream().map(this::answer).toList());
            case Condition.Any any -> any(any.of().stream().map(this::answer).toList());
            case Condition.Constant constant -> constant.holds() ? Answer.yes(List.of()) : Answer.no();
            case Mention mention -> mention(mention);
            case FactCondition.Shown shown -> shown(shown);
            case FactCondition.Absent absent -> absent(absent);
            case FactCondition.Is is -> is(is);
            case FactCondition fact -> fact.answer(facts);
        };
    }

    private static Answer all(List<Answer> answers) {
        if (answers.stream().anyMatch(a -> a.truth() == Truth.FALSE)) {
            return Answer.no();
        }
        return answers.stream().allMatch(Answer::isTrue) ? yes(answers) : unknown(answers);
    }

    private static Answer any(List<Answer> answers) {
        if (answers.stream().anyMatch(Answer::isTrue)) {
            return yes(answers);
        }
        return answers.stream().anyMatch(Answer::isUnknown) ? unknown(answers) : Answer.no();
    }

    private static Answer yes(List<Answer> answers) {
        return Answer.yes(answers.stream().filter(Answer::isTrue).flatMap(a -> a.quotes().stream()).toList());
    }

    private static Answer unknown(List<Answer> answers) {
        Set<Field> open = EnumSet.noneOf(Field.class);
        answers.stream().filter(Answer::isUnknown).forEach(a -> open.addAll(a.open()));
        return Answer.unknown(open);
    }

    private Answer shown(FactCondition.Shown condition) {
        Field field = condition.field();
        return switch (listing.fact(field)) {
            case Fact.Shown shown when Placeholder.all(shown.readings()) -> Answer.no();
            case Fact.Shown shown ->
                Answer.yes(FactCondition.quote(field, shown.readings().getFirst(), condition.words()));
            case Fact.Absent a -> Answer.no();
            case Fact.Unread u -> Answer.unknown(EnumSet.of(field));
        };
    }

    private Answer absent(FactCondition.Absent condition) {
        Field field = condition.field();
        return switch (listing.fact(field)) {
            case Fact.Shown shown when Placeholder.all(shown.readings()) ->
                Answer.yes(FactCondition.quote(field, shown.readings().getFirst(), condition.words()));
            case Fact.Shown s -> Answer.no();
            case Fact.Absent absent ->
                Answer.yes(List.of(new Quote(field, "", 0, 0, absent.where(), condition.words())));
            case Fact.Unread u -> Answer.unknown(EnumSet.of(field));
        };
    }

    private Answer is(FactCondition.Is is) {
        if (listing.fact(is.field()) instanceof Fact.Unread) {
            return Answer.unknown(EnumSet.of(is.field()));
        }
        return listing.readings(is.field()).stream()
                .filter(r -> is.values().contains(Folding.of(r.value().text()).strip())).findFirst()
                .map(r -> Answer.yes(FactCondition.quote(is.field(), r, is.words()))).orElse(Answer.no());
    }

    private Answer mention(Mention mention) {
        List<Quote> quotes = new ArrayList<>();
        boolean found = false;
        for (Field field : mention.in()) {
            for (Text text : texts.getOrDefault(field, List.of())) {
                for (Span span : spans(mention.finder(), text)) {
                    if (beside(mention, span, text, quotes)) {
                        found = true;
                    } else if (mention.every()) {
                        return Answer.no();
                    }
                }
            }
        }
        Set<Field> unread = EnumSet.noneOf(Field.class);
        mention.in().stream().filter(field -> listing.fact(field) instanceof Fact.Unread).forEach(unread::add);
        if (found && (!mention.every() || unread.isEmpty())) {
            return Answer.yes(quotes.subList(0, Math.min(MAX_QUOTES, quotes.size())));
        }
        return unread.isEmpty() ? Answer.no() : Answer.unknown(unread);
    }

    private static boolean beside(Mention mention, Span span, Text text, List<Quote> quotes) {
        if (mention.near().isEmpty()) {
            quotes.add(text.quote(span, mention.finder().words()));
            return true;
        }
        for (Near near : mention.near()) {
            Optional<Span> nearest = spans(near.other(), text).stream()
                    .filter(other -> span.gapTo(other) <= near.within() && stands(near, other, span, text.tokens()))
                    .min(Comparator.comparingInt(span::gapTo));
            if (nearest.isPresent()) {
                quotes.add(text.quote(span, mention.finder().words()));
                quotes.add(text.quote(nearest.get(), near.other().words()));
                return true;
            }
        }
        return false;
    }

    private static boolean stands(Near near, Span other, Span span, Tokens tokens) {
        return switch (near.side()) {
            case EITHER -> true;
            case BEFORE -> other.from() < span.from()
                    && tokens.sentence(other.to() - 1) == tokens.sentence(span.from());
            case AFTER -> other.to() > span.to() && tokens.sentence(other.from()) == tokens.sentence(span.to() - 1);
        };
    }

    private static List<Span> spans(Finder finder, Text text) {
        return switch (finder) {
            case Finder.Amounts amounts -> text.tokens().amounts(amounts.measure()).stream()
                    .filter(amounts.bound()::met).map(one -> one.span()).toList();
            case Finder.Phrases phrases when phrases.lists().size() == 1 ->
                text.phrases().getOrDefault(phrases.lists().getFirst(), List.of());
            case Finder.Phrases phrases -> {
                List<Span> kept = new ArrayList<>();
                phrases.lists().stream().flatMap(list -> text.phrases().getOrDefault(list, List.of()).stream())
                        .sorted(Comparator.comparingInt(Span::from).thenComparing(Span::to, Comparator.reverseOrder()))
                        .filter(span -> kept.isEmpty() || kept.getLast().to() < span.to()).forEach(kept::add);
                yield kept;
            }
        };
    }
}
