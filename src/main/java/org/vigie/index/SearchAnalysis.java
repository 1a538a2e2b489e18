package org.vigie.index;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// How text becomes tokens, the same for what is indexed and what is asked: Unicode's word boundaries, one width, one
/// composition, lower case, no accents (`Żółć` is `zolc`), Chinese, Japanese and Korean by pairs of characters.
///
/// Apostrophes part words (`l'huile` is found by `huile`), and characters that nobody sees (soft hyphen, zero-width
/// space) do not. Indexed text also holds each Chinese, Japanese or Korean character alone, at the position of the
/// pair that begins with it, so that a word of one character is found; asked text has pairs only where there are two.
/// Offsets are those of the original text. No stemming: an analyst must be able to say why a listing was found.
final class SearchAnalysis extends Analyzer {

    /// A phrase never reaches from one value of a field into the next.
    private static final int GAP = 100;
    private static final String APOSTROPHES = "'\u2019\u02BC\uFF07";
    private static final String UNSEEN = "\u00AD\u200B\u200C\u200D\u2060\uFEFF";

    private final NormalizeCharMap characters = characters();
    private final boolean singles;

    private SearchAnalysis(boolean singles) {
        this.singles = singles;
    }

    static Analyzer forIndex() {
        return new SearchAnalysis(true);
    }

    static Analyzer forQuery() {
        return new SearchAnalysis(false);
    }

    /// A token and its position among the others, from 0.
    record Token(String term, int position) {}

    /// The first tokens of a text.
    static List<Token> tokens(Analyzer analyzer, String text, int limit) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            while (tokens.size() < limit && stream.incrementToken()) {
                position += step.getPositionIncrement();
                tokens.add(new Token(term.toString(), Math.max(position, 0)));
            }
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a text in memory", e);
        }
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer tokenizer = new StandardTokenizer();
        TokenStream stream = new CJKWidthFilter(tokenizer);
        stream = new ComposingFilter(stream);
        stream = new LowerCaseFilter(stream);
        stream = new ASCIIFoldingFilter(stream);
        return new TokenStreamComponents(tokenizer, new CJKBigramFilter(stream, 0xff, singles));
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(characters, reader);
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    private static NormalizeCharMap characters() {
        NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
        APOSTROPHES.chars().forEach(c -> builder.add(Character.toString(c), " "));
        UNSEEN.chars().forEach(c -> builder.add(Character.toString(c), ""));
        return builder.build();
    }
}
