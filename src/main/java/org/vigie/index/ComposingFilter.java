package org.vigie.index;

import java.io.IOException;
import java.text.Normalizer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Brings tokens to Unicode's compatible composed form (NFKC): letters written with separate accents, ligatures, and
/// the bold and slanted letters of mathematics that sellers hide words in.
final class ComposingFilter extends TokenFilter {

    /// Below it every character is its own composed form.
    private static final char FIRST_COMPOSABLE = '\u00A0';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    ComposingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (hasComposable() && !Normalizer.isNormalized(term, Normalizer.Form.NFKC)) {
            String composed = Normalizer.normalize(term, Normalizer.Form.NFKC);
            term.setEmpty().append(composed);
        }
        return true;
    }

    private boolean hasComposable() {
        char[] buffer = term.buffer();
        for (int i = 0; i < term.length(); i++) {
            if (buffer[i] >= FIRST_COMPOSABLE) {
                return true;
            }
        }
        return false;
    }
}
