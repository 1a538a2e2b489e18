package org.vigie.extract;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a [Skim] met on a page, in order: elements that begin and end, also where no tag says so, and the text between
/// them. [SkimTree] makes the page's tree of it.
final class SkimTape {

    enum Event {
        /// An element begins, which has an end.
        OPEN,
        /// One inside a drawing.
        DRAWN,
        CLOSE,
        /// An element that holds no others.
        LEAF,
        /// What the leaf before it holds, which is no markup.
        CONTENT,
        TEXT,
        COMMENT,
        HTML,
        HEAD,
        BODY
    }

    /// No attributes.
    static final int NONE = -1;

    private static final Event[] EVENTS = Event.values();

    private byte[] events = new byte[512];
    private int[] places = new int[1024];
    private SkimName[] names = new SkimName[512];
    private int length;
    private int tag = NONE;

    /// The next element has the attributes that stand at a place.
    void attributes(int place) {
        tag = place;
    }

    void open(SkimName name, boolean drawn) {
        add(drawn ? Event.DRAWN : Event.OPEN, tag, 0, name);
    }

    /// An element that no tag begins.
    void implied(SkimName name) {
        add(Event.OPEN, NONE, 0, name);
    }

    void leaf(SkimName name) {
        add(Event.LEAF, tag, 0, name);
    }

    void close() {
        add(Event.CLOSE, 0, 0, null);
    }

    void content(int from, int to) {
        add(Event.CONTENT, from, to, null);
    }

    void text(int from, int to) {
        int last = length - 1;
        if (last >= 0 && events[last] == Event.TEXT.ordinal() && places[2 * last + 1] == from) {
            places[2 * last + 1] = to;
        } else {
            add(Event.TEXT, from, to, null);
        }
    }

    void comment() {
        add(Event.COMMENT, 0, 0, null);
    }

    /// The beginning of `html`, `head` or `body`.
    void frame(Event event, int attributes) {
        add(event, attributes, 0, null);
    }

    private void add(Event event, int first, int second, @Nullable SkimName name) {
        if (length == events.length) {
            events = Arrays.copyOf(events, 2 * length);
            places = Arrays.copyOf(places, 4 * length);
            names = Arrays.copyOf(names, 2 * length);
        }
        events[length] = (byte) event.ordinal();
        places[2 * length] = first;
        places[2 * length + 1] = second;
        if (name != null) {
            names[length] = name;
        }
        length++;
    }

    int length() {
        return length;
    }

    Event event(int index) {
        return EVENTS[events[index]];
    }

    /// The name of an element.
    SkimName name(int index) {
        return names[index];
    }

    /// Where the attributes of an element stand, or [#NONE]; where a text begins.
    int first(int index) {
        return places[2 * index];
    }

    /// Where a text ends.
    int second(int index) {
        return places[2 * index + 1];
    }

    /// The names of the page's classes, ids and attributes.
    PageNames names(SkimTag tag) {
        PageNames names = new PageNames();
        for (int i = 0; i < length; i++) {
            if (hasAttributes(i)) {
                tag.names(first(i), names);
            }
        }
        return names;
    }

    /// Whether an event has attributes.
    private boolean hasAttributes(int index) {
        return switch (event(index)) {
            case OPEN, DRAWN, LEAF, HTML, HEAD, BODY -> first(index) != NONE;
            case CLOSE, CONTENT, TEXT, COMMENT -> false;
        };
    }
}
