package org.vigie.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vigie.listing.Field;

/// Judges one listing after the other by the [ConditionCode] of rules: the same as [Judge], told faster; what is to be
/// said at length is left to that one. For one thread.
final class CodeRun {

    private static final int FALSE = 0;
    private static final int UNKNOWN = 1;
    private static final int TRUE = 2;

    /// Every condition is clear, and no exception had to answer.
    static final int CLEAR = -1;
    static final int BREACH = -2;
    /// Not applicable.
    static final int NOT = -3;
    /// [Judge] has to say it.
    static final int LONG = -4;

    private static final Field[] FIELDS = Field.values();

    private final ConditionCode rules;
    private final int[] code;
    private final Page page;
    private final Marks marks;
    private Sight sight;
    private long unread;
    /// What is known of facts, one more than their truth; 0 for those nobody asked for.
    private final byte[] facts;
    private final List<List<Quote>> quotes = new ArrayList<>();
    private int[] asked = new int[16];
    private int askedSize;
    private int at;

    CodeRun(ConditionCode rules, Page page, Marks marks) {
        this.rules = rules;
        this.code = rules.code();
        this.page = page;
        this.marks = marks;
        this.sight = Sight.ofNothing();
        this.facts = new byte[rules.facts()];
        for (int i = 0; i < rules.facts(); i++) {
            quotes.add(List.of());
        }
    }

    /// Goes on to another listing.
    void start(Sight of) {
        sight = of;
        for (int i = 0; i < askedSize; i++) {
            facts[asked[i]] = 0;
            quotes.set(asked[i], List.of());
        }
        askedSize = 0;
        unread = 0;
        for (Field field : FIELDS) {
            if (of.isUnread(field)) {
                unread |= 1L << field.ordinal();
            }
        }
    }

    /// Says that the places of all lists of a rule will be asked for.
    void want(int rule) {
        int from = rules.from(rule);
        int last = from + code[from];
        for (int i = from + 1; i <= last; i++) {
            marks.want(code[i]);
        }
    }

    /// What a rule says: one of the numbers above, or that of the id of the exception
    /// that clears it.
    int judge(int rule) {
        int from = rules.from(rule);
        at = from + code[from] + 1;
        if (truth() != TRUE) {
            return NOT;
        }
        int answered = CLEAR;
        boolean maybe = false;
        int exceptions = code[at++];
        for (int i = 0; i < exceptions; i++) {
            int exception = code[at++];
            boolean doubtOnly = (exception & 1) != 0;
            int truth = truth();
            if (truth == TRUE) {
                if (!doubtOnly) {
                    return exception >> 1;
                }
                answered = answered == CLEAR ? exception >> 1 : answered;
            } else if (truth == UNKNOWN && !doubtOnly) {
                maybe = true;
            }
        }
        int surely = truth();
        if (surely == TRUE) {
            return maybe ? LONG : BREACH;
        }
        int possibly = truth();
        if (surely == FALSE) {
            return possibly == FALSE ? CLEAR : answered >= 0 ? answered : LONG;
        }
        return LONG;
    }

    private int truth() {
        int head = code[at++];
        int number = head >> ConditionCode.KINDS;
        return switch (head & ConditionCode.KIND) {
            case ConditionCode.ALL -> {
                int end = code[at++];
                int least = TRUE;
                while (at < end && least != FALSE) {
                    least = Math.min(least, truth());
                }
                at = end;
                yield least;
            }
            case ConditionCode.ANY -> {
                int end = code[at++];
                int most = FALSE;
                while (at < end && most != TRUE) {
                    most = Math.max(most, truth());
                }
                at = end;
                yield most;
            }
            case ConditionCode.LIST -> {
                long fields = rules.fields(number);
                int list = code[at];
                at += 2;
                yield (marks.fields(list) & fields) != 0 ? TRUE : (unread & fields) != 0 ? UNKNOWN : FALSE;
            }
            case ConditionCode.FACT -> facts[number] != 0 ? facts[number] - 1 : ask(number);
            case ConditionCode.OTHER -> number(rules.other(number).truth(sight));
            case ConditionCode.TRUE -> TRUE;
            default -> FALSE;
        };
    }

    private int ask(int fact) {
        int truth = number(rules.fact(fact).truth(sight));
        facts[fact] = (byte) (truth + 1);
        if (askedSize == asked.length) {
            asked = Arrays.copyOf(asked, askedSize * 2);
        }
        asked[askedSize++] = fact;
        return truth;
    }

    private static int number(Truth truth) {
        return switch (truth) {
            case FALSE -> FALSE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> TRUE;
        };
    }

    /// What a breach of a rule rests on.
    List<Quote> quotes(int rule) {
        List<Quote> into = new ArrayList<>(4);
        int from = rules.from(rule);
        int applies = from + code[from] + 1;
        at = applies;
        skip();
        int exceptions = code[at++];
        for (int i = 0; i < exceptions; i++) {
            at++;
            skip();
        }
        quote(into);
        at = applies;
        quote(into);
        return into;
    }

    private void skip() {
        switch (code[at] & ConditionCode.KIND) {
            case ConditionCode.ALL, ConditionCode.ANY -> at = code[at + 1];
            case ConditionCode.LIST -> at += 3;
            default -> at++;
        }
    }

    /// Adds what a condition rests on, if it is true. As [Condition#answer] has it.
    private void quote(List<Quote> into) {
        int head = code[at++];
        int number = head >> ConditionCode.KINDS;
        switch (head & ConditionCode.KIND) {
            case ConditionCode.ALL, ConditionCode.ANY -> {
                int begin = --at;
                int end = code[begin + 1];
                boolean met = truth() == TRUE;
                at = begin + 2;
                while (met && at < end) {
                    quote(into);
                }
                at = end;
            }
            case ConditionCode.LIST -> {
                words(code[at], rules.fields(number), rules.reason(code[at + 1]), into);
                at += 2;
            }
            case ConditionCode.FACT -> {
                if ((facts[number] != 0 ? facts[number] - 1 : ask(number)) == TRUE) {
                    add(factQuotes(number), into);
                }
            }
            case ConditionCode.OTHER -> add(rules.other(number).answer(sight).quotes(), into);
            default -> {
            }
        }
    }

    private List<Quote> factQuotes(int fact) {
        if (quotes.get(fact).isEmpty()) {
            quotes.set(fact, rules.fact(fact).answer(sight).quotes());
        }
        return quotes.get(fact);
    }

    private void words(int list, long fields, String reason, List<Quote> into) {
        int found = 0;
        for (int place = marks.head(list); place >= 0 && found < Mention.MAX_QUOTES; place = marks.next(place)) {
            int text = marks.text(place);
            if ((fields & (1L << page.field(text).ordinal())) != 0) {
                found++;
                add(page.quote(text, marks.from(place), marks.to(place), reason), into);
            }
        }
    }

    private static void add(List<Quote> some, List<Quote> into) {
        for (int i = 0; i < some.size(); i++) {
            add(some.get(i), into);
        }
    }

    private static void add(Quote quote, List<Quote> into) {
        if (!Judge.isQuoted(into, quote)) {
            into.add(quote);
        }
    }
}
