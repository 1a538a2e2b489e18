package org.vigie.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;

/// Rules with the lexicon of their phrases, and for each list and each fact the rules that it wakes. Immutable; safe
/// for use by several threads.
final class Segment {

    private static final Field[] FIELDS = Field.values();

    private final Lexicon lexicon;
    private final CompiledRule[] rules;
    private final Set<Field> fields;
    private final int[] wakeFrom;
    private final int[] wakes;
    private final int[][] byShown;
    private final int[][] byAbsent;
    private final int[] always;

    /// @param running rules, in the order in which their judgements are wanted
    /// @param fields the fields in which some rule looks for words or amounts
    Segment(Collection<CompiledRule> running, Lexicon lexicon, Set<Field> fields) {
        this.lexicon = lexicon;
        this.fields = EnumSet.noneOf(Field.class);
        this.fields.addAll(fields);
        this.rules = running.stream().map(rule -> rule.numbered(lexicon)).toArray(CompiledRule[]::new);
        int[][] byList = new int[lexicon.lists()][];
        byShown = new int[Field.values().length][];
        byAbsent = new int[Field.values().length][];
        int[] alwaysAwake = new int[0];
        for (int i = 0; i < rules.length; i++) {
            Optional<Set<Trigger>> triggers = Trigger.of(rules[i].applies(), lexicon::frequency);
            if (triggers.isEmpty()) {
                alwaysAwake = with(alwaysAwake, i);
                continue;
            }
            for (Trigger trigger : triggers.get()) {
                switch (trigger) {
                    case Trigger.Words words -> add(byList, lexicon.id(words.list()), i);
                    case Trigger.Shown shown -> add(byShown, shown.field().ordinal(), i);
                    case Trigger.Absent absent -> add(byAbsent, absent.field().ordinal(), i);
                }
            }
        }
        always = alwaysAwake;
        wakeFrom = new int[byList.length + 1];
        for (int list = 0; list < byList.length; list++) {
            wakeFrom[list + 1] = wakeFrom[list] + (byList[list] == null ? 0 : byList[list].length);
        }
        wakes = new int[wakeFrom[byList.length]];
        for (int list = 0; list < byList.length; list++) {
            if (byList[list] != null) {
                System.arraycopy(byList[list], 0, wakes, wakeFrom[list], byList[list].length);
            }
        }
    }

    private static void add(int[][] by, int index, int rule) {
        if (index >= 0) {
            by[index] = with(by[index] == null ? new int[0] : by[index], rule);
        }
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

    CompiledRule rule(int index) {
        return rules[index];
    }

    /// Sets the bits of the rules that may be applicable.
    ///
    /// @param awake one bit for each rule, all clear
    void wake(Sight sight, Marks marks, long[] awake) {
        for (int i = 0; i < marks.markedSize(); i++) {
            int list = marks.marked(i);
            for (int k = wakeFrom[list]; k < wakeFrom[list + 1]; k++) {
                awake[wakes[k] >> 6] |= 1L << wakes[k];
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
                set(awake, shown);
            }
            if (absent != null && (fact instanceof Fact.Absent || sight.holdsPlaceholder(field))) {
                set(awake, absent);
            }
        }
        set(awake, always);
    }

    private static void set(long[] bits, int[] some) {
        for (int one : some) {
            bits[one >> 6] |= 1L << one;
        }
    }

    /// What the rules say that may be applicable, in the order of the rules; clears their bits.
    ///
    /// @param kept tells by its index whether a rule still counts
    List<Judgement> judge(Sight sight, long[] awake, IntPredicate kept) {
        List<Judgement> judgements = new ArrayList<>();
        for (int word = 0; word < awake.length; word++) {
            long bits = awake[word];
            awake[word] = 0;
            while (bits != 0) {
                int rule = (word << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                if (kept.test(rule)) {
                    Judge.judgeIfApplicable(rules[rule], sight).ifPresent(judgements::add);
                }
            }
        }
        return judgements;
    }
}
