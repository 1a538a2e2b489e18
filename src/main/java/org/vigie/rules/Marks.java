package org.vigie.rules;

import java.time.LocalDate;
import java.util.Arrays;
import org.vigie.listing.Field;
import org.vigie.normalise.Guesses;
import org.vigie.normalise.WordHash;
import org.vigie.normalise.WordSheet;

/// Where phrases of lists stand on a sheet, on one day: for each list its places in the order of the texts. Of phrases
/// of one list that lie inside each other only the longest is kept.
///
/// Texts are gone through once, and the ends of phrases noted; most of them are of lists that nobody asks for, so that
/// the places of a list are made out when some are asked for. Made to be used again. For one thread.
final class Marks {

    private static final int MIN_OPEN = OpenWords.LETTERS;
    private static final int MAX_INSIDE = 40;

    // What is known of a list, in a row of numbers.
    private static final int EPOCH = 0;
    private static final int TOKEN = 1;
    private static final int LONGEST = 2;
    private static final int HEAD = 3;
    private static final int TAIL = 4;
    private static final int LAST = 5;
    /// The fields in which it stands, one bit each, in two numbers.
    private static final int FIELDS = 6;
    private static final int ROW = 8;

    private final Lexicon lexicon;
    private final WordSheet sheet;
    private final Guesses guesses;
    private final EdgeTable roots;
    private final EdgeTable steps;
    private final byte[] kinds;
    private final int[] entryFrom;
    private final int[] entries;
    private final boolean opens;
    private final int[] rows;
    private int epoch;
    private int day;
    private int behind;
    private int text;

    private final PhraseEnds ends = new PhraseEnds();
    private int[] textFields = new int[8];

    private final ListChoice choice;

    private int[] pending = new int[16];
    private int pendingSize;
    private int[] marked = new int[16];
    private int markedSize;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private int[] next = new int[32];
    private int[] texts = new int[32];
    private int size;

    Marks(Lexicon lexicon, WordSheet sheet) {
        this.lexicon = lexicon;
        this.sheet = sheet;
        this.guesses = new Guesses(sheet, lexicon.beginnings());
        this.roots = lexicon.roots();
        this.steps = lexicon.steps();
        this.kinds = lexicon.kinds();
        this.entryFrom = lexicon.entryFrom();
        this.entries = lexicon.entries();
        this.opens = !lexicon.open().isEmpty();
        this.rows = new int[lexicon.lists() * ROW];
        this.choice = new ListChoice(lexicon.lists());
    }

    /// Forgets all places.
    void clear() {
        if (++epoch == 0) {
            Arrays.fill(rows, 0);
            epoch = 1;
        }
        choice.clear();
        markedSize = 0;
        size = 0;
        ends.clear();
    }

    /// Goes through the words of one text, from `first` to before `last`.
    ///
    /// @param index number of the text
    /// @param field of the text
    void find(int index, Field field, int first, int last, LocalDate on) {
        text = index;
        if (index >= textFields.length) {
            textFields = Arrays.copyOf(textFields, index * 2);
        }
        textFields[index] = field.ordinal();
        day = (int) on.toEpochDay();
        behind = last;
        guesses.start(first, last);
        for (int token = first; token < last; token++) {
            begin(token);
        }
    }

    private void begin(int token) {
        int place = sheet.at(token);
        int length = sheet.length(token);
        int node = roots.step(0, EdgeTable.WHOLE, sheet.hash(token), sheet, place, length);
        if (node != EdgeTable.NONE) {
            walk(node, token, token + 1);
        }
        if (opens && lexicon.open().mayHold(sheet, place, length)) {
            open(0, place, length, token, token + 1);
        }
        int guess = guesses.first(token);
        int last = guesses.last(token);
        for (; guess < last; guess++) {
            step(0, guess, token, guesses.next(guess) == token + 1);
        }
    }

    private void walk(int node, int start, int token) {
        if (node < 0) {
            ends.add(node, start, token, text);
            return;
        }
        if (entryFrom[node] < entryFrom[node + 1]) {
            ends.add(node, start, token, text);
        }
        int kind = kinds[node];
        if (kind == 0 || token >= behind
                || (sheet.sentence(token) != sheet.sentence(token - 1) && !isSpelled(token))) {
            return;
        }
        if ((kind & (1 << EdgeTable.WHOLE)) != 0) {
            int to = steps.step(node, EdgeTable.WHOLE, sheet.hash(token), sheet, sheet.at(token), sheet.length(token));
            if (to != EdgeTable.NONE) {
                walk(to, start, token + 1);
            }
        }
        if (kind != 1 << EdgeTable.WHOLE) {
            open(node, sheet.at(token), sheet.length(token), start, token + 1);
        }
        int guess = guesses.first(token);
        int last = guesses.last(token);
        for (; guess < last; guess++) {
            step(node, guess, start, guesses.next(guess) == token + 1);
        }
    }

    /// Single letters may be divided by anything.
    private boolean isSpelled(int token) {
        return sheet.length(token) == 1 && sheet.length(token - 1) == 1;
    }

    /// A word put together from several tokens does not open into longer ones: it would swallow its neighbours.
    private void step(int node, int guess, int start, boolean opensUp) {
        int place = guesses.at(guess);
        int length = guesses.length(guess);
        long hash = guesses.hash(guess);
        int behindGuess = guesses.next(guess);
        int to = (node == 0 ? roots : steps).step(node, EdgeTable.WHOLE, hash, sheet, place, length);
        if (to != EdgeTable.NONE) {
            walk(to, start, behindGuess);
        }
        int kind = kinds[node];
        if ((kind & ~(1 << EdgeTable.WHOLE)) == 0) {
            return;
        }
        if (opensUp) {
            open(node, place, length, start, behindGuess);
            return;
        }
        for (int open = EdgeTable.START; open <= EdgeTable.INSIDE; open++) {
            follow(node, open, hash, place, length, start, behindGuess);
        }
    }

    /// Follows the steps by a part of a word.
    private void open(int node, int place, int length, int start, int token) {
        int kind = kinds[node];
        if ((kind & (1 << EdgeTable.START)) != 0) {
            parts(node, EdgeTable.START, place, length, WordHash.MAX_LENGTH, start, token);
        }
        if ((kind & (1 << EdgeTable.END)) != 0) {
            ends(node, place, length, start, token);
        }
        if ((kind & (1 << EdgeTable.INSIDE)) != 0) {
            for (int at = 0; at <= length - MIN_OPEN; at++) {
                parts(node, EdgeTable.INSIDE, place + at, length - at, MAX_INSIDE, start, token);
            }
        }
    }

    /// Every start of the letters from a place on, of four letters or more.
    private void parts(int node, int kind, int place, int length, int most, int start, int token) {
        long hash = 0;
        int longest = Math.min(length, most);
        for (int i = 0; i < longest; i++) {
            hash = WordHash.next(hash, sheet.letter(place + i));
            if (i + 1 >= MIN_OPEN) {
                follow(node, kind, hash, place, i + 1, start, token);
            }
        }
    }

    /// Every end of a word, of four letters or more.
    private void ends(int node, int place, int length, int start, int token) {
        long hash = 0;
        int longest = Math.min(length, WordHash.MAX_LENGTH);
        for (int size = 1; size <= longest; size++) {
            int at = place + length - size;
            hash = WordHash.joined(sheet.letter(at), hash, size - 1);
            if (size >= MIN_OPEN) {
                follow(node, EdgeTable.END, hash, at, size, start, token);
            }
        }
    }

    private void follow(int node, int kind, long hash, int place, int length, int start, int token) {
        int to = steps.step(node, kind, hash, sheet, place, length);
        if (to != EdgeTable.NONE) {
            walk(to, start, token);
        }
    }

    /// Makes out the places of some lists; the first thing to be asked after the texts were gone through.
    ///
    /// @param lists one bit each; not to be changed later
    void settle(long[] lists) {
        choice.settled(lists);
        settleAll(lists);
    }

    /// Says that the places of a list will be asked for.
    void want(int list) {
        choice.want(list);
    }

    /// Makes out the places of all wanted lists.
    void settleWanted() {
        if (choice.wantsAny()) {
            settleAll(choice.wanted());
            choice.done();
        }
    }

    private void settleAll(long[] lists) {
        int start = -1;
        int of = 0;
        for (int i = 0; i < ends.size(); i++) {
            if (ends.start(i) != start) {
                keepPending(start, of);
                start = ends.start(i);
                of = ends.text(i);
            }
            int node = ends.node(i);
            if (node < 0) {
                settle(lists, ~node, start, ends.behind(i));
                continue;
            }
            int last = entryFrom[node + 1];
            for (int k = entryFrom[node]; k < last; k++) {
                int entry = entries[k];
                boolean dated = (entry & Lexicon.DATED) != 0;
                if (!dated || (day >= entries[k + 1] && day <= entries[k + 2])) {
                    settle(lists, entry, start, ends.behind(i));
                }
                k += dated ? 2 : 0;
            }
        }
        keepPending(start, of);
    }

    private void settle(long[] lists, int entry, int start, int behindHit) {
        int list = entry >> 2;
        if ((lists[list >> 6] & (1L << list)) != 0) {
            hit(list, start, behindHit, entry & Lexicon.OTHER);
        }
    }

    private void keepPending(int start, int of) {
        for (int i = 0; i < pendingSize; i++) {
            keep(pending[i], start, of);
        }
        pendingSize = 0;
    }

    private boolean isHit(int list) {
        if (list < 0) {
            return false;
        }
        if (!choice.isSettled(list)) {
            want(list);
            settleWanted();
        }
        return rows[list * ROW + EPOCH] == epoch;
    }

    /// Of two hits at one place the longer one counts, and of equally long ones that of another thing.
    private void hit(int list, int start, int behindHit, int other) {
        int row = list * ROW;
        if (rows[row + EPOCH] != epoch) {
            Arrays.fill(rows, row, row + ROW, 0);
            rows[row + EPOCH] = epoch;
            rows[row + TOKEN] = -1;
            rows[row + HEAD] = -1;
        }
        int hit = behindHit * 2 + other;
        if (rows[row + TOKEN] != start) {
            rows[row + TOKEN] = start;
            rows[row + LONGEST] = hit;
            if (pendingSize == pending.length) {
                pending = Arrays.copyOf(pending, pendingSize * 2);
            }
            pending[pendingSize++] = list;
        } else if (hit > rows[row + LONGEST]) {
            rows[row + LONGEST] = hit;
        }
    }

    /// What lies inside a hit is part of it; what only begins inside another thing is, too.
    private void keep(int list, int start, int of) {
        int row = list * ROW;
        int hit = rows[row + LONGEST];
        int last = rows[row + LAST];
        if (hit >> 1 <= last >> 1 || ((last & 1) != 0 && start < last >> 1)) {
            return;
        }
        rows[row + LAST] = hit;
        if ((hit & 1) != 0) {
            return;
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
            next = Arrays.copyOf(next, size * 2);
            texts = Arrays.copyOf(texts, size * 2);
        }
        from[size] = start;
        to[size] = hit >> 1;
        next[size] = -1;
        texts[size] = of;
        if (rows[row + HEAD] < 0) {
            rows[row + HEAD] = size;
            if (markedSize == marked.length) {
                marked = Arrays.copyOf(marked, markedSize * 2);
            }
            marked[markedSize++] = list;
        } else {
            next[rows[row + TAIL]] = size;
        }
        rows[row + TAIL] = size++;
        int field = textFields[of];
        rows[row + FIELDS + (field >> 5)] |= 1 << field;
    }

    /// How many lists have a place, of those whose places are made out.
    int markedSize() {
        return markedSize;
    }

    /// The lists that have a place, of those whose places are made out, in no order.
    int marked(int index) {
        return marked[index];
    }

    /// The fields in which a list has a place, one bit each by their order.
    long fields(int list) {
        int row = list * ROW;
        return isHit(list)
                ? (rows[row + FIELDS] & 0xFFFFFFFFL) | ((long) rows[row + FIELDS + 1] << 32)
                : 0;
    }

    /// A list's first place; below zero when it has none.
    int head(int list) {
        return isHit(list) ? rows[list * ROW + HEAD] : -1;
    }

    /// The next place of the same list; below zero when there is none.
    int next(int place) {
        return next[place];
    }

    /// Number of the text of a place.
    int text(int place) {
        return texts[place];
    }

    int from(int place) {
        return from[place];
    }

    /// Behind its last word.
    int to(int place) {
        return to[place];
    }
}
