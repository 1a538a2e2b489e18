package org.vigie.extract;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vigie.extract.SkimName.Kind;

/// The elements that are open at a place of a page. It follows the HTML standard only where every tag stands as an
/// author would put it by the rules; anything that makes a parser move elements about it calls unsure.
final class SkimNesting {

    /// Parsers look no deeper for what an end tag may close.
    private static final int DEEPEST = 90;
    private static final SkimName BODY_ROWS = SkimName.of("tbody");
    private static final SkimName ROW = SkimName.of("tr");

    private static final SkimName PARAGRAPH = SkimName.of("p");

    private final SkimText text;
    private final SkimLabels labels;
    private final SkimTape tape;
    private SkimName[] open = new SkimName[32];
    private boolean[] unseen = new boolean[32];
    private int depth;
    private int paragraphs;
    private @Nullable String unsure;

    SkimNesting(SkimText text, SkimLabels labels, SkimTape tape) {
        this.text = text;
        this.labels = labels;
        this.tape = tape;
    }

    /// Why the tree cannot be known without building it; null as long as it can.
    @Nullable
    String unsure() {
        return unsure;
    }

    void unsure(String why) {
        if (unsure == null) {
            unsure = why;
        }
    }

    boolean isEmpty() {
        return depth == 0;
    }

    private @Nullable SkimName top() {
        return depth == 0 ? null : open[depth - 1];
    }

    private boolean topIs(Kind kind) {
        return depth > 0 && open[depth - 1].kind() == kind;
    }

    /// Whether text here would be moved out of a table.
    boolean isInTableFrame() {
        SkimName top = top();
        return top != null && top.isTableFrame();
    }

    private int find(Kind kind) {
        for (int i = depth - 1; i >= 0; i--) {
            if (open[i].kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    boolean has(Kind kind) {
        return find(kind) >= 0;
    }

    private boolean has(SkimName name) {
        for (int i = depth - 1; i >= 0; i--) {
            if (open[i].is(name)) {
                return true;
            }
        }
        return false;
    }

    private void push(SkimName name, boolean hidden) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            unseen = Arrays.copyOf(unseen, depth * 2);
        }
        boolean seen = text.isSeen();
        unseen[depth] = text.begin(name, hidden);
        open[depth++] = name;
        if (name.kind() == Kind.P) {
            paragraphs++;
        }
        labels.begin(name, hidden, seen);
        if (depth > DEEPEST) {
            unsure("nested deeper than " + DEEPEST);
        }
    }

    private void pop() {
        SkimName name = open[--depth];
        tape.close();
        if (name.kind() == Kind.P) {
            paragraphs--;
        }
        labels.end(name);
        if (unseen[depth]) {
            text.endUnseen();
        } else {
            text.breakAt(name);
        }
    }

    private boolean popIf(Kind kind) {
        if (topIs(kind)) {
            pop();
            return true;
        }
        return false;
    }

    private void popImplied(@Nullable SkimName but) {
        for (SkimName top = top(); top != null && top.endIsImplied() && (but == null || !top.is(but)); top = top()) {
            pop();
        }
    }

    /// An element begins in the body.
    ///
    /// @param leaf whether it has no content
    void begin(SkimName name, boolean hidden, boolean leaf) {
        if (topIs(Kind.SELECT) || topIs(Kind.OPTION) || topIs(Kind.OPTGROUP)) {
            inSelect(name);
        } else if (isInTableFrame() && !isTablePart(name)) {
            unsure("<" + name.name() + "> directly in a table");
        }
        if (name.endsParagraph() && paragraphs > 0 && !popIf(Kind.P)) {
            unsure("<" + name.name() + "> inside an element inside a paragraph");
        }
        switch (name.kind()) {
            case LI, TERM -> item(name.kind());
            case HEADING -> refuse(topIs(Kind.HEADING), "a heading in a heading");
            case MAIN, TABLE -> refuse(paragraphs > 0, "<" + name.name() + "> in a paragraph");
            case FORM, BUTTON, ANCHOR, NOSCRIPT, SELECT ->
                refuse(has(name.kind()), "<" + name.name() + "> in its like");
            case OPTION -> popIf(Kind.OPTION);
            case OPTGROUP -> {
                popIf(Kind.OPTION);
                popIf(Kind.OPTGROUP);
                refuse(!topIs(Kind.SELECT), "<optgroup> outside <select>");
            }
            case SECTION, ROW, CELL, CAPTION, COLGROUP, COL -> tablePart(name);
            default -> {
            }
        }
        if (!leaf) {
            tape.open(name, false);
            push(name, hidden);
            return;
        }
        tape.leaf(name);
        if (!hidden && !name.unseen()) {
            text.breakAt(name);
        }
    }

    private void refuse(boolean when, String why) {
        if (when) {
            unsure(why);
        }
    }

    private void inSelect(SkimName name) {
        boolean inSelect = has(Kind.SELECT);
        boolean option = name.kind() == Kind.OPTION || name.kind() == Kind.OPTGROUP;
        refuse(inSelect ? !option && name.kind() != Kind.SCRIPT : topIs(Kind.OPTION) && !option,
                "<" + name.name() + "> in a list of choices");
    }

    private void item(Kind kind) {
        if (popIf(kind)) {
            return;
        }
        for (int i = depth - 1; i >= 0; i--) {
            SkimName each = open[i];
            if (each.kind() == kind) {
                unsure("a list item that other elements keep open");
                return;
            }
            if (each.special() && each.kind() != Kind.P && !each.name().equals("div")
                    && !each.name().equals("address")) {
                return;
            }
        }
    }

    private static boolean isTablePart(SkimName name) {
        return switch (name.kind()) {
            case SECTION, ROW, CELL, CAPTION, COLGROUP, COL, SCRIPT, STYLE -> true;
            default -> false;
        };
    }

    private void tablePart(SkimName name) {
        popImplied(null);
        if (name.kind() != Kind.COL) {
            popIf(Kind.COLGROUP);
        }
        boolean fits = switch (name.kind()) {
            case CAPTION, COLGROUP -> topIs(Kind.TABLE);
            case COL -> topIs(Kind.COLGROUP);
            case SECTION -> {
                popIf(Kind.CELL);
                popIf(Kind.ROW);
                popIf(Kind.SECTION);
                yield topIs(Kind.TABLE);
            }
            case ROW -> {
                popIf(Kind.CELL);
                popIf(Kind.ROW);
                yield rows();
            }
            default -> {
                popIf(Kind.CELL);
                boolean row = topIs(Kind.ROW) || rows();
                if (row && !topIs(Kind.ROW)) {
                    tape.implied(ROW);
                    push(ROW, false);
                }
                yield row;
            }
        };
        refuse(!fits, "<" + name.name() + "> outside its table");
    }

    /// Whether rows may stand here; rows directly in a table get a body around them.
    private boolean rows() {
        if (topIs(Kind.TABLE)) {
            tape.implied(BODY_ROWS);
            push(BODY_ROWS, false);
        }
        return topIs(Kind.SECTION);
    }

    /// An end tag.
    void end(SkimName name) {
        if (depth > 0 && open[depth - 1].is(name)) {
            pop();
            return;
        }
        switch (name.kind()) {
            case P -> endParagraph();
            case BLOCK, BUTTON, LI, TERM, FORM, SELECT, OPTGROUP, TABLE, SECTION, ROW, CELL, CAPTION -> {
                if (has(name)) {
                    popImplied(name);
                    if (name.kind() == Kind.TABLE || name.kind() == Kind.SECTION || name.kind() == Kind.ROW) {
                        endTableParts(name.kind());
                    }
                    close(name);
                } else if (isInTableFrame() && name.kind() != Kind.BLOCK) {
                    unsure("</" + name.name() + "> in a table");
                }
            }
            case HEADING -> {
                if (has(Kind.HEADING)) {
                    popImplied(null);
                    refuse(!popIf(Kind.HEADING), "</" + name.name() + "> closes more than itself");
                }
            }
            case VOID, BREAK_RULE -> refuse(name.name().equals("br"), "</br>");
            case HTML, HEAD, BODY, META, COL, SCRIPT, STYLE, TITLE, RAW -> {
            }
            default -> {
                if (has(name)) {
                    close(name);
                }
            }
        }
    }

    private void close(SkimName name) {
        SkimName top = top();
        if (top != null && top.is(name)) {
            pop();
        } else {
            unsure("</" + name.name() + "> closes more than itself");
        }
    }

    private void endTableParts(Kind kind) {
        popIf(Kind.COLGROUP);
        if (kind != Kind.CELL) {
            popIf(Kind.CELL);
        }
        if (kind != Kind.ROW) {
            popIf(Kind.ROW);
        }
        if (kind == Kind.TABLE) {
            popIf(Kind.SECTION);
        }
    }

    private void endParagraph() {
        if (popIf(Kind.P)) {
            return;
        }
        refuse(paragraphs > 0 || depth == 0 || isInTableFrame() || has(Kind.NOSCRIPT) || has(Kind.SELECT)
                || has(Kind.TEMPLATE),
                "</p> without its beginning");
        tape.implied(PARAGRAPH);
        tape.close();
        text.breakAt(PARAGRAPH);
    }

}
