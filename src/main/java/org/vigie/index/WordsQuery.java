package org.vigie.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.vigie.listing.Field;

/// The words of a search as a query. Each item must be found in some field: title, description, another textual
/// field, titles of rules and quoted words, or as the listing's number or address. An item of several tokens
/// (`anti-UV`, 玩具枪) is a phrase. `absent:gtin` and `unread:gtin` ask what is known of a field.
final class WordsQuery {

    /// More tokens than this are not read: each costs a look-up per field.
    private static final int MAX_TOKENS = 64;
    private static final float TIE_BREAKER = 0.1f;
    /// A word of the title says most of what is sold; a rule's own words say why a listing matters.
    private static final Map<IndexField, Float> BOOSTS = Map.of(IndexField.TITLE, 3f, IndexField.DESCRIPTION, 1f,
            IndexField.OTHER, 1f, IndexField.FINDINGS, 1.5f);

    private final List<Query> wanted = new ArrayList<>();
    private final List<Query> excluded = new ArrayList<>();
    private int tokens;

    private WordsQuery() {
    }

    static WordsQuery of(String words, Analyzer analyzer) {
        WordsQuery query = new WordsQuery();
        for (Words.Item item : Words.items(words)) {
            query.add(item, analyzer);
        }
        return query;
    }

    /// Whether nothing is asked: no item, or only signs that hold no word.
    boolean isEmpty() {
        return wanted.isEmpty() && excluded.isEmpty();
    }

    /// What matches: everything wanted, nothing excluded.
    Query query() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        wanted.forEach(item -> all.add(item, Occur.MUST));
        excluded.forEach(item -> all.add(item, Occur.MUST_NOT));
        if (wanted.isEmpty()) {
            // Lucene matches nothing when something is only excluded.
            all.add(new TermQuery(IndexField.KIND.term(IndexSchema.LISTING)), Occur.FILTER);
        }
        return all.build();
    }

    /// What is to be marked: anything wanted.
    Query marks() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        wanted.forEach(item -> any.add(item, Occur.SHOULD));
        return any.build();
    }

    boolean hasMarks() {
        return !wanted.isEmpty();
    }

    private void add(Words.Item item, Analyzer analyzer) {
        List<SearchAnalysis.Token> found = SearchAnalysis.tokens(analyzer, item.text(), MAX_TOKENS - tokens);
        if (found.isEmpty()) {
            return;
        }
        tokens += found.size();
        (item.excluded() ? excluded : wanted).add(query(item.text(), found));
    }

    private static Query query(String text, List<SearchAnalysis.Token> tokens) {
        for (IndexField known : List.of(IndexField.ABSENT, IndexField.UNREAD)) {
            String prefix = known.key() + ":";
            if (text.startsWith(prefix) && Field.ofKey(text.substring(prefix.length())).isPresent()) {
                return new TermQuery(known.term(text.substring(prefix.length())));
            }
        }
        List<Query> alternatives = new ArrayList<>();
        BOOSTS.forEach((field, boost) -> alternatives.add(new BoostQuery(phrase(field, tokens), boost)));
        alternatives.add(new TermQuery(IndexField.ADDRESS.term(text.toLowerCase(Locale.ROOT))));
        return new DisjunctionMaxQuery(alternatives, TIE_BREAKER);
    }

    private static Query phrase(IndexField field, List<SearchAnalysis.Token> tokens) {
        if (tokens.size() == 1) {
            return new TermQuery(new Term(field.key(), tokens.getFirst().term()));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (SearchAnalysis.Token token : tokens) {
            phrase.add(new Term(field.key(), token.term()), token.position());
        }
        return phrase.build();
    }
}
