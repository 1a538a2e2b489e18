package org.vigie.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import org.vigie.extract.SkimName.Kind;

/// The elements that are open in a drawing (`svg`).
final class SkimDrawing {

    private final Deque<SkimName> open = new ArrayDeque<>();
    private final SkimNesting nesting;
    private final SkimTape tape;

    SkimDrawing(SkimNesting nesting, SkimTape tape) {
        this.nesting = nesting;
        this.tape = tape;
    }

    /// Whether no drawing is open.
    boolean isEmpty() {
        return open.isEmpty();
    }

    /// A drawing begins.
    void begin(SkimName svg) {
        open.addLast(svg);
    }

    /// A start tag inside a drawing. Names of HTML end the drawing for a parser.
    void inside(SkimName name, boolean selfClosing) {
        boolean words = open.getLast().known() && open.getLast().kind() != Kind.SVG;
        boolean allowed = !name.known() || name.kind() == Kind.STYLE || name.kind() == Kind.TITLE;
        if (words || !allowed) {
            nesting.unsure("<" + name.name() + "> in <svg>");
            return;
        }
        tape.open(name, true);
        if (selfClosing) {
            tape.close();
        } else {
            open.addLast(name);
        }
    }

    /// An end tag inside a drawing.
    void end(SkimName name) {
        if (!open.getLast().is(name)) {
            nesting.unsure("</" + name.name() + "> in <svg>");
        }
        open.removeLast();
        if (open.isEmpty()) {
            nesting.end(name);
        } else {
            tape.close();
        }
    }
}
