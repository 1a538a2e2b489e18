package org.vigie.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.vigie.index.SearchResult.Piece;

/// Gives passages as pieces of the original text, never as markup: whoever shows them escapes them.
final class PieceFormatter extends PassageFormatter {

    /// @param passages the pieces of each passage; joined they are exactly the passage's text
    record Marked(List<List<Piece>> passages) {}

    @Override
    public Marked format(Passage[] passages, String content) {
        List<List<Piece>> all = new ArrayList<>();
        for (Passage passage : passages) {
            all.add(pieces(passage, content));
        }
        return new Marked(List.copyOf(all));
    }

    private static List<Piece> pieces(Passage passage, String content) {
        List<Piece> pieces = new ArrayList<>();
        int end = passage.getEndOffset();
        int at = passage.getStartOffset();
        for (int i = 0; i < passage.getNumMatches(); i++) {
            int from = Math.max(at, passage.getMatchStarts()[i]);
            int to = Math.min(end, passage.getMatchEnds()[i]);
            // Pairs of Chinese characters overlap: they are one mark.
            while (i + 1 < passage.getNumMatches() && passage.getMatchStarts()[i + 1] < to) {
                i++;
                to = Math.max(to, Math.min(end, passage.getMatchEnds()[i]));
            }
            add(pieces, content.substring(Math.min(at, from), from), false);
            add(pieces, content.substring(from, Math.max(from, to)), true);
            at = Math.max(at, to);
        }
        add(pieces, content.substring(at, end), false);
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }
}
