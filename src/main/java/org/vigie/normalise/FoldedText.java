package org.vigie.normalise;

/// A text brought to the form in which words are compared, with the way back: for every character of the folded form,
/// where the character it came from starts and ends in the original.
public final class FoldedText {

    private final String folded;
    private final int[] starts;
    private final int[] ends;

    FoldedText(String folded, int[] starts, int[] ends) {
        this.folded = folded;
        this.starts = starts;
        this.ends = ends;
    }

    public String folded() {
        return folded;
    }

    /// Place in the original of the first character of a folded range.
    public int start(int foldedFrom) {
        return starts[foldedFrom];
    }

    /// Place in the original behind the last character of a folded range that ends before `foldedTo`.
    public int end(int foldedTo) {
        return ends[foldedTo - 1];
    }
}
