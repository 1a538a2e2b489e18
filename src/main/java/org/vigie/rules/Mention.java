package org.vigie.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.listing.Field;
import org.vigie.normalise.Span;

/// That words or an amount stand in some of a listing's texts.
///
/// False only when every text was read and none holds it. With `every`, that each place where it stands is beside one
/// of the given things, and that there is such a place at all: one place that is not makes it false.
///
/// @param near things of which one must stand beside it; empty when none must
record Mention(Finder finder, Set<Field> in, List<Near> near, boolean every) implements Condition {

    /// More quotes from one condition tell a reader nothing new.
    static final int MAX_QUOTES = 10;

    @Override
    public Truth truth(Sight sight) {
        if (finder instanceof Finder.Phrases phrases) {
            if (!sight.hasAny(phrases, in)) {
                return isAnyUnread(sight) ? Truth.UNKNOWN : Truth.FALSE;
            }
            if (near.isEmpty()) {
                return Truth.TRUE;
            }
        }
        return answer(sight).truth();
    }

    private boolean isAnyUnread(Sight sight) {
        for (Field field : in) {
            if (sight.isUnread(field)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Answer answer(Sight sight) {
        List<Quote> quotes = new ArrayList<>();
        boolean found = false;
        for (Field field : in) {
            for (PageText text : sight.texts(field)) {
                for (Span span : finder.spans(text)) {
                    if (beside(span, text, quotes)) {
                        found = true;
                    } else if (every) {
                        return Answer.no();
                    }
                }
            }
        }
        Set<Field> unread = EnumSet.noneOf(Field.class);
        for (Field field : in) {
            if (sight.isUnread(field)) {
                unread.add(field);
            }
        }
        if (found && (!every || unread.isEmpty())) {
            return Answer.yes(quotes);
        }
        return unread.isEmpty() ? Answer.no() : Answer.unknown(unread);
    }

    private boolean beside(Span span, PageText text, List<Quote> quotes) {
        if (near.isEmpty()) {
            add(quotes, text.quote(span, finder.words()));
            return true;
        }
        for (Near one : near) {
            Optional<Span> other = one.beside(span, text);
            if (other.isPresent()) {
                add(quotes, text.quote(span, finder.words()));
                add(quotes, text.quote(other.get(), one.other().words()));
                return true;
            }
        }
        return false;
    }

    private static void add(List<Quote> quotes, Quote quote) {
        if (quotes.size() < MAX_QUOTES) {
            quotes.add(quote);
        }
    }

    /// The same, with the numbers of its lists at hand, see [Finder.Phrases#numbered].
    Mention numbered(Lexicon lexicon) {
        Finder found = finder instanceof Finder.Phrases phrases ? phrases.numbered(lexicon) : finder;
        List<Near> beside = near.stream()
                .map(one -> new Near(one.other().numbered(lexicon), one.within(), one.side())).toList();
        return new Mention(found, in, beside, every);
    }

    @Override
    public Set<Field> fields() {
        return in;
    }

    @Override
    public String words() {
        String where = in.stream().map(Field::key).collect(Collectors.joining(", "));
        String beside = near.isEmpty() ? "" : ", " + near.stream().map(Near::words).collect(Collectors.joining(" or "));
        return (every ? "every one of the " : "") + finder.words() + " in " + where + beside;
    }
}
