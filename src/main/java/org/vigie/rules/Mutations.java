package org.vigie.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A rule with one thing taken away, for every thing that can be: each condition, each exception, each thing that must
/// stand near, each `every`. When no example of the rule notices, the thing is not needed, or no example shows why it
/// is.
final class Mutations {

    /// @param what what was taken away, for people
    record Mutant(String what, CompiledRule rule) {}

    private record Changed(String what, Condition condition) {}

    private Mutations() {
    }

    static List<Mutant> of(CompiledRule rule) {
        List<Mutant> mutants = new ArrayList<>();
        part(mutants, "applies", rule.applies(), true, rule::withApplies);
        if (!(rule.surely() instanceof Condition.Constant)) {
            part(mutants, "surely", rule.surely(), false, rule::withSurely);
        }
        if (!(rule.possibly() instanceof Condition.Constant)) {
            part(mutants, "possibly", rule.possibly(), false, rule::withPossibly);
        }
        for (int i = 0; i < rule.exceptions().size(); i++) {
            Exemption exception = rule.exceptions().get(i);
            String name = "exception " + exception.id();
            mutants.add(new Mutant(name, rule.withExceptions(replaced(rule.exceptions(), i, List.of()))));
            if (exception.doubtOnly()) {
                mutants.add(new Mutant(name + ": only possibly", rule.withExceptions(replaced(rule.exceptions(), i,
                        List.of(new Exemption(exception.id(), exception.reason(), exception.when(), false))))));
            }
            for (Changed changed : changes(exception.when())) {
                mutants.add(new Mutant(name + ": " + changed.what(),
                        rule.withExceptions(replaced(rule.exceptions(), i, List.of(new Exemption(exception.id(),
                                exception.reason(), changed.condition(), exception.doubtOnly()))))));
            }
        }
        return mutants;
    }

    private static void part(List<Mutant> mutants, String name, Condition part, boolean without,
            Function<Condition, CompiledRule> with) {
        mutants.add(new Mutant(name, with.apply(new Condition.Constant(without))));
        changes(part).forEach(changed -> mutants.add(
                new Mutant(name + ": " + changed.what(), with.apply(changed.condition()))));
    }

    private static List<Changed> changes(Condition condition) {
        List<Changed> changes = new ArrayList<>();
        switch (condition) {
            case Condition.All all -> below(all.of(), changes, Condition.All::new);
            case Condition.Any any -> below(any.of(), changes, Condition.Any::new);
            case Mention mention -> {
                for (int i = 0; i < mention.near().size(); i++) {
                    Near near = mention.near().get(i);
                    List<Near> fewer = replaced(mention.near(), i, List.of());
                    changes.add(new Changed(near.words(), new Mention(mention.finder(), mention.in(), fewer,
                            mention.every() && !fewer.isEmpty())));
                }
                if (mention.every()) {
                    changes.add(new Changed("every " + mention.finder().words(),
                            new Mention(mention.finder(), mention.in(), mention.near(), false)));
                }
            }
            case Condition.Constant constant -> {
            }
            case FactCondition fact -> {
            }
        }
        return changes;
    }

    private static void below(List<Condition> of, List<Changed> changes, Function<List<Condition>, Condition> with) {
        for (int i = 0; i < of.size(); i++) {
            int at = i;
            if (of.size() > 1) {
                changes.add(new Changed(of.get(i).words(), with.apply(replaced(of, i, List.of()))));
            }
            changes(of.get(i)).forEach(changed -> changes.add(new Changed(changed.what(),
                    with.apply(replaced(of, at, List.of(changed.condition()))))));
        }
    }

    private static <T> List<T> replaced(List<T> list, int at, List<T> by) {
        List<T> changed = new ArrayList<>(list);
        changed.remove(at);
        changed.addAll(at, by);
        return List.copyOf(changed);
    }
}
