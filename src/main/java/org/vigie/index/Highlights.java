package org.vigie.index;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.index.SearchResult.Passage;
import org.vigie.index.SearchResult.Piece;
import org.vigie.listing.Field;

/// Marks the words searched in what was stored, by reading it again as it was indexed. Used by one thread.
final class Highlights {

    private static final int MAX_PASSAGES = 3;
    /// Characters that a passage should have; it ends between words.
    private static final int PASSAGE_LENGTH = 160;
    /// Words behind so many characters of one text are found and not marked.
    private static final int MAX_TEXT = 100_000;

    private final Query marks;
    private final UnifiedHighlighter whole;
    private final UnifiedHighlighter parts;

    Highlights(Query marks, Analyzer analyzer) {
        this.marks = marks;
        this.whole = UnifiedHighlighter.builderWithoutSearcher(analyzer).withMaxLength(MAX_TEXT)
                .withBreakIterator(WholeBreakIterator::new).withFormatter(new PieceFormatter()).build();
        this.parts = UnifiedHighlighter.builderWithoutSearcher(analyzer).withMaxLength(MAX_TEXT)
                .withBreakIterator(() -> LengthGoalBreakIterator.createMinLength(
                        BreakIterator.getWordInstance(Locale.ROOT), PASSAGE_LENGTH, 0.5f))
                .withFormatter(new PieceFormatter()).build();
    }

    /// The whole title with its marks; empty when no title was read.
    List<Piece> title(Observation observation) throws IOException {
        String title = observation.listing().text(Field.TITLE).orElse("");
        if (title.isEmpty()) {
            return List.of();
        }
        List<List<Piece>> marked = mark(whole, IndexField.TITLE, title, 1);
        return marked.isEmpty() ? List.of(new Piece(title, false)) : marked.getFirst();
    }

    /// The best passages: of the description first, then of the other fields in their order, then titles of rules.
    List<Passage> passages(Observation observation) throws IOException {
        List<Passage> passages = new ArrayList<>();
        for (Map.Entry<Field, IndexField> field : fields().entrySet()) {
            for (String text : Block.texts(observation.listing(), field.getKey())) {
                if (!add(passages, field.getKey().key(), field.getValue(), text)) {
                    return passages;
                }
            }
        }
        for (Finding finding : observation.findings()) {
            if (!add(passages, Facet.RULE.key(), IndexField.FINDINGS, finding.ruleTitle())) {
                return passages;
            }
        }
        return passages;
    }

    /// @return whether there is room for more
    private boolean add(List<Passage> passages, String key, IndexField field, String text) throws IOException {
        for (List<Piece> pieces : mark(parts, field, text, MAX_PASSAGES - passages.size())) {
            Passage passage = new Passage(key, pieces);
            // Where no word is found the highlighter gives the beginning of the text instead.
            if (pieces.stream().anyMatch(Piece::marked) && !passages.contains(passage)) {
                passages.add(passage);
            }
        }
        return passages.size() < MAX_PASSAGES;
    }

    private List<List<Piece>> mark(UnifiedHighlighter highlighter, IndexField field, String text, int limit)
            throws IOException {
        return highlighter.highlightWithoutSearcher(field.key(), marks, text,
                limit) instanceof PieceFormatter.Marked marked ? marked.passages() : List.of();
    }

    private static Map<Field, IndexField> fields() {
        Map<Field, IndexField> fields = new LinkedHashMap<>();
        fields.put(Field.DESCRIPTION, IndexField.DESCRIPTION);
        fields.putAll(Block.TEXT_FIELDS);
        fields.remove(Field.TITLE);
        return fields;
    }
}
