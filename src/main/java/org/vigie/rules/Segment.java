package org.vigie.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;

/// Rules with the lexicon of their phrases, and for each list and each fact the rules that it wakes. Immutable; safe
/// for use by several threads.
final class Segment {

    private static final Field[] FIELDS = Field.values();

    private final Lexicon lexicon;
    private final CompiledRule[] rules;
    private final Rule[] about;
    private final Set<Field> fields;
    private final int[] wakeFrom;
    /// Of each list, one after the other: a rule in the low half, and in the high half its gate.
    private final long[] wakes;
    /// In which fields the list must stand, and which reach the rule has.
    private final long[] gateFields;
    private final int[] gateReach;
    /// The lists that wake a rule, one bit each.
    private final long[] waking;
    private final Reach reach;
    private final ConditionCode code;
    private final int[][] byShown;
    private final int[][] byAbsent;
    private final int[] always;

    /// @param running rules with the numbers of their lists at hand, by id
    /// @param fields the fields in which some rule looks for words or amounts
    Segment(Collection<CompiledRule> running, Lexicon lexicon, Set<Field> fields) {
        this.lexicon = lexicon;
        this.fields = EnumSet.noneOf(Field.class);
        this.fields.addAll(fields);
        this.rules = running.toArray(CompiledRule[]::new);
        about = Arrays.stream(rules).map(CompiledRule::rule).toArray(Rule[]::new);
        byShown = new int[Field.values().length][];
        byAbsent = new int[Field.values().length][];
        int[] alwaysAwake = new int[0];
        wakeFrom = new int[lexicon.lists() + 1];
        List<Wake> byList = new ArrayList<>();
        for (int i = 0; i < rules.length; i++) {
            Optional<Set<Trigger>> triggers = Trigger.of(rules[i].applies(), lexicon::frequency);
            if (triggers.isEmpty()) {
                alwaysAwake = with(alwaysAwake, i);
                continue;
            }
            for (Trigger trigger : triggers.get()) {
                switch (trigger) {
                    case Trigger.Words words when lexicon.id(words.list()) >= 0 ->
                        byList.add(new Wake(lexicon.id(words.list()), words.fields(), i));
                    case Trigger.Words neverFound -> {
                    }
                    case Trigger.Shown shown -> add(byShown, shown.field(), i);
                    case Trigger.Absent absent -> add(byAbsent, absent.field(), i);
                }
            }
        }
        always = alwaysAwake;
        byList.sort(Comparator.comparingInt(Wake::list));
        reach = new Reach(rules);
        code = new ConditionCode(rules, lexicon);
        Map<Gate, Integer> gates = new LinkedHashMap<>();
        wakes = byList.stream().mapToLong(wake -> (long) gates
                .computeIfAbsent(new Gate(wake.fields, reach.of(wake.rule)), one -> gates.size()) << 32 | wake.rule)
                .toArray();
        gateFields = gates.keySet().stream().mapToLong(Gate::fields).toArray();
        gateReach = gates.keySet().stream().mapToInt(Gate::reach).toArray();
        byList.forEach(wake -> wakeFrom[wake.list() + 1]++);
        for (int list = 0; list < lexicon.lists(); list++) {
            wakeFrom[list + 1] += wakeFrom[list];
        }
        waking = new long[(lexicon.lists() + 63) >> 6];
        byList.forEach(wake -> waking[wake.list() >> 6] |= 1L << wake.list());
    }

    private record Gate(long fields, int reach) {}

    private record Wake(int list, long fields, int rule) {}

    private static void add(int[][] by, Field field, int rule) {
        int[] some = by[field.ordinal()];
        by[field.ordinal()] = with(some == null ? new int[0] : some, rule);
    }

    private static int[] with(int[] some, int one) {
        int[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = one;
        return more;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    Set<Field> fields() {
        return fields;
    }

    /// Number of rules.
    int size() {
        return rules.length;
    }

    /// The number of the rule with an id, the rules being in the order of their ids; below zero when there is none.
    int indexOf(String id) {
        int low = 0;
        int high = rules.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = rules[middle].rule().id().compareTo(id);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }

    CompiledRule rule(int number) {
        return rules[number];
    }

    Reach reach() {
        return reach;
    }

    ConditionCode code() {
        return code;
    }

    /// Sets the bits of the rules that may be applicable.
    ///
    /// @param awake one bit for each rule, all clear
    /// @param offered the markets, see [Reach#offered]
    void wake(Sight sight, Marks marks, Reach.Today today, long offered, CodeRun run, long[] awake) {
        marks.settle(waking);
        for (int i = 0; i < marks.markedSize(); i++) {
            int list = marks.marked(i);
            long in = marks.fields(list);
            int last = wakeFrom[list + 1];
            for (int k = wakeFrom[list]; k < last; k++) {
                int gate = (int) (wakes[k] >> 32);
                if ((gateFields[gate] & in) != 0 && reach.lets(gateReach[gate], today, offered)) {
                    int rule = (int) wakes[k];
                    awake[rule >> 6] |= 1L << rule;
                }
            }
        }
        for (Field field : FIELDS) {
            int[] shown = byShown[field.ordinal()];
            int[] absent = byAbsent[field.ordinal()];
            if (shown == null && absent == null) {
                continue;
            }
            Fact fact = sight.fact(field);
            if (shown != null && fact instanceof Fact.Shown) {
                set(awake, shown, today, offered);
            }
            if (absent != null && (fact instanceof Fact.Absent || sight.holdsPlaceholder(field))) {
                set(awake, absent, today, offered);
            }
        }
        set(awake, always, today, offered);
        for (int word = 0; word < awake.length; word++) {
            for (long bits = awake[word]; bits != 0; bits &= bits - 1) {
                run.want((word << 6) + Long.numberOfTrailingZeros(bits));
            }
        }
        marks.settleWanted();
    }

    private void set(long[] bits, int[] some, Reach.Today today, long offered) {
        for (int one : some) {
            if (reach.lets(reach.of(one), today, offered)) {
                bits[one >> 6] |= 1L << one;
            }
        }
    }

    /// What the rules say that may be applicable, in the order of the rules; clears their bits.
    ///
    /// @param gone the rules that no longer count
    List<Judgement> judge(Sight sight, CodeRun run, long[] awake, BitSet gone, ClearQuotes.Again again) {
        List<Judgement> judgements = new ArrayList<>();
        for (int word = 0; word < awake.length; word++) {
            long bits = awake[word];
            awake[word] = 0;
            while (bits != 0) {
                int rule = (word << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                if (!gone.get(rule)) {
                    judge(rule, sight, run, again, judgements);
                }
            }
        }
        return judgements;
    }

    private void judge(int number, Sight sight, CodeRun run, ClearQuotes.Again again, List<Judgement> into) {
        int said = run.judge(number);
        Rule rule = about[number];
        if (said == CodeRun.NOT || (!reach.isExact() && !Judge.concerns(rule, sight))) {
            return;
        }
        switch (said) {
            case CodeRun.LONG -> Judge.judgeIfApplicable(rules[number], sight).ifPresent(into::add);
            case CodeRun.BREACH -> into.add(new Judgement(rule, Verdict.BREACH, run.quotes(number), List.of(),
                    Optional.empty()));
            case CodeRun.CLEAR -> into.add(new Judgement(rule, Verdict.CLEAR, new ClearQuotes(again, number),
                    List.of(), Optional.empty()));
            default -> into.add(new Judgement(rule, Verdict.CLEAR, new ClearQuotes(again, number), List.of(),
                    code.exception(said)));
        }
    }
}
