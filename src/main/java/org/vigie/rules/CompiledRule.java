package org.vigie.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.listing.Field;

/// A rule ready to judge. Immutable.
///
/// @param lists names of the lists it reads
/// @param retirement only of a retired rule
record CompiledRule(Rule rule, Condition applies, Condition surely, Condition possibly, List<Exemption> exceptions,
        List<Example> examples, Set<String> lists, Optional<Retirement> retirement) {

    /// @param successor id of the rule that took over, if one did
    record Retirement(LocalDate on, String reason, Optional<String> successor) {}

    CompiledRule withApplies(Condition changed) {
        return new CompiledRule(rule, changed, surely, possibly, exceptions, examples, lists, retirement);
    }

    CompiledRule withSurely(Condition changed) {
        return new CompiledRule(rule, applies, changed, possibly, exceptions, examples, lists, retirement);
    }

    CompiledRule withPossibly(Condition changed) {
        return new CompiledRule(rule, applies, surely, changed, exceptions, examples, lists, retirement);
    }

    CompiledRule withExceptions(List<Exemption> changed) {
        return new CompiledRule(rule, applies, surely, possibly, changed, examples, lists, retirement);
    }

    CompiledRule withExamples(List<Example> changed) {
        return new CompiledRule(rule, applies, surely, possibly, exceptions, changed, lists, retirement);
    }

    /// The same, with the numbers that its lists have in a lexicon at hand.
    CompiledRule numbered(Lexicon lexicon) {
        List<Exemption> numbered = exceptions.stream().map(one -> new Exemption(one.id(), one.reason(),
                numbered(one.when(), lexicon), one.doubtOnly())).toList();
        return new CompiledRule(rule, numbered(applies, lexicon), numbered(surely, lexicon),
                numbered(possibly, lexicon), numbered, examples, lists, retirement);
    }

    private static Condition numbered(Condition condition, Lexicon lexicon) {
        return switch (condition) {
            case Condition.All all ->
                new Condition.All(all.of().stream().map(one -> numbered(one, lexicon)).toList());
            case Condition.Any any ->
                new Condition.Any(any.of().stream().map(one -> numbered(one, lexicon)).toList());
            case Mention mention -> mention.numbered(lexicon);
            case Condition.Constant constant -> constant;
            case FactCondition fact -> fact;
        };
    }

    /// A draft as it would run; any other rule as it is.
    CompiledRule onTrial() {
        return rule.status() != Status.DRAFT
                ? this
                : new CompiledRule(new Rule(rule.ref(), rule.title(), rule.topic(), Status.TRIAL, rule.severity(),
                        rule.confidence(), rule.jurisdiction(), rule.markets(), rule.laws(), rule.penalty(),
                        rule.limits(), rule.file(), rule.source()), applies, surely, possibly, exceptions, examples,
                        lists, retirement);
    }

    boolean runs() {
        return rule.status() == Status.ACTIVE || rule.status() == Status.TRIAL;
    }

    /// Fields whose texts must be cut into words for this rule.
    Set<Field> textFields() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        List.of(applies, surely, possibly).forEach(part -> addTexts(part, fields));
        exceptions.forEach(exception -> addTexts(exception.when(), fields));
        return fields;
    }

    /// The numbers of the lists that its conditions ask for; below zero for lists that have none.
    int[] numbers(Lexicon lexicon) {
        return finders().flatMapToInt(phrases -> Arrays.stream(phrases.numbersIn(lexicon))).distinct().toArray();
    }

    /// The names of the lists that its conditions ask for, and the names that phrases written in the rule go by.
    Stream<String> names() {
        return finders().flatMap(phrases -> phrases.lists().stream()).distinct();
    }

    private Stream<Finder.Phrases> finders() {
        return Stream.concat(Stream.of(applies, surely, possibly), exceptions.stream().map(Exemption::when))
                .flatMap(Condition::tree).filter(Mention.class::isInstance).map(Mention.class::cast)
                .flatMap(mention -> Stream.concat(mention.near().stream().map(Near::other),
                        mention.finder() instanceof Finder.Phrases phrases ? Stream.of(phrases) : Stream.empty()));
    }

    private static void addTexts(Condition part, Set<Field> fields) {
        part.tree().filter(Mention.class::isInstance).forEach(mention -> fields.addAll(mention.fields()));
    }
}
