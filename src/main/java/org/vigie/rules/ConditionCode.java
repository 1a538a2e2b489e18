package org.vigie.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.vigie.listing.Field;

/// The conditions of many rules as numbers in one row, each rule's side by side, so that judging one reads memory in
/// order instead of following objects; and equal questions about facts once, so that each is asked once a listing:
/// [CodeRun] does. Immutable; safe for use by several threads.
///
/// Of each rule: how many lists it asks for and their numbers; `applies`; how many exceptions, and for each whether it
/// only answers doubts with the number of its id, and its condition; `surely`; `possibly`. A condition is a number, its kind in the low bits, and
/// what belongs to it:
///
/// - ALL, ANY: where its last part ends, then its parts;
/// - LIST: the list, and the number of the words for people; the number itself is that of the fields;
/// - FACT, OTHER, TRUE, FALSE: nothing more; the number is that of the condition.
final class ConditionCode {

    static final int ALL = 0;
    static final int ANY = 1;
    static final int LIST = 2;
    static final int FACT = 3;
    static final int OTHER = 4;
    static final int TRUE = 5;
    static final int FALSE = 6;
    static final int KINDS = 3;
    static final int KIND = (1 << KINDS) - 1;

    private final int[] code;
    private final int[] from;
    private final long[] fields;
    private final String[] reasons;
    private final List<Optional<String>> exceptions;
    private final FactCondition[] facts;
    private final Condition[] others;

    ConditionCode(CompiledRule[] rules, Lexicon lexicon) {
        Writer writer = new Writer();
        from = new int[rules.length];
        for (int i = 0; i < rules.length; i++) {
            from[i] = writer.size;
            writer.rule(rules[i], lexicon);
        }
        code = Arrays.copyOf(writer.code, writer.size);
        fields = new long[writer.fields.size()];
        writer.fields.forEach((bits, number) -> fields[number] = bits);
        reasons = writer.reasons.toArray(String[]::new);
        exceptions = List.copyOf(writer.exceptions.keySet());
        facts = new FactCondition[writer.facts.size()];
        writer.facts.forEach((fact, number) -> facts[number] = fact);
        others = writer.others.toArray(Condition[]::new);
    }

    int[] code() {
        return code;
    }

    /// Where the code of a rule begins.
    int from(int rule) {
        return from[rule];
    }

    /// Fields, one bit each by their order.
    long fields(int number) {
        return fields[number];
    }

    String reason(int number) {
        return reasons[number];
    }

    /// Id of an exception.
    Optional<String> exception(int number) {
        return exceptions.get(number);
    }

    /// Number of different questions about facts.
    int facts() {
        return facts.length;
    }

    FactCondition fact(int number) {
        return facts[number];
    }

    Condition other(int number) {
        return others[number];
    }

    private static final class Writer {

        private int[] code = new int[1024];
        private int size;
        private final Map<Long, Integer> fields = new HashMap<>();
        private final List<String> reasons = new ArrayList<>();
        private final SequencedMap<Optional<String>, Integer> exceptions = new LinkedHashMap<>();
        private final Map<FactCondition, Integer> facts = new HashMap<>();
        private final List<Condition> others = new ArrayList<>();

        private void put(int number) {
            if (size == code.length) {
                code = Arrays.copyOf(code, size * 2);
            }
            code[size++] = number;
        }

        private void rule(CompiledRule rule, Lexicon lexicon) {
            int[] lists = Arrays.stream(rule.numbers(lexicon)).filter(list -> list >= 0).toArray();
            put(lists.length);
            Arrays.stream(lists).forEach(this::put);
            write(rule.applies(), lexicon);
            put(rule.exceptions().size());
            for (Exemption exception : rule.exceptions()) {
                int id = exceptions.computeIfAbsent(Optional.of(exception.id()), one -> exceptions.size());
                put(id << 1 | (exception.doubtOnly() ? 1 : 0));
                write(exception.when(), lexicon);
            }
            write(rule.surely(), lexicon);
            write(rule.possibly(), lexicon);
        }

        private void write(Condition condition, Lexicon lexicon) {
            switch (condition) {
                case Condition.All all -> parts(ALL, all.of(), lexicon);
                case Condition.Any any -> parts(ANY, any.of(), lexicon);
                case Condition.Constant constant -> put(constant.holds() ? TRUE : FALSE);
                case FactCondition fact -> put(FACT | facts.computeIfAbsent(fact, one -> facts.size()) << KINDS);
                case Mention mention -> {
                    if (isPlain(mention) && mention.finder() instanceof Finder.Phrases phrases) {
                        long in = Sight.bits(mention.in());
                        put(LIST | fields.computeIfAbsent(in, one -> fields.size()) << KINDS);
                        put(phrases.numbersIn(lexicon)[0]);
                        put(reasons.size());
                        reasons.add(phrases.words());
                    } else {
                        put(OTHER | others.size() << KINDS);
                        others.add(mention);
                    }
                }
            }
        }

        private void parts(int kind, List<Condition> parts, Lexicon lexicon) {
            put(kind);
            int end = size;
            put(0);
            parts.forEach(part -> write(part, lexicon));
            code[end] = size;
        }

        /// Phrases of one list, in any of some fields in their order, beside anything.
        private static boolean isPlain(Mention mention) {
            List<Field> in = List.copyOf(mention.in());
            return mention.finder() instanceof Finder.Phrases phrases && phrases.lists().size() == 1
                    && mention.near().isEmpty() && !mention.every() && in.equals(in.stream().sorted().toList());
        }
    }
}
