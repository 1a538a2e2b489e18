package org.vigie.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryDecomposer;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// The same rules as queries in lucene-monitor.
final class MonitorPeer implements AutoCloseable {

    /// The chain that the peers use, and that is measured alone.
    static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer source = new StandardTokenizer();
            TokenStream chain = new CJKBigramFilter(
                    new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(source))));
            return new TokenStreamComponents(source, chain);
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return 100;
        }
    };

    /// Which rules are looked at more closely.
    enum Way {
        TERM,
        MULTIPASS,
        MULTIPASS_DF
    }

    private final Monitor monitor;

    /// @param frequencies in how many of some listings each word stands
    MonitorPeer(Way way, MadeRules rules, int size, Map<String, Integer> frequencies) throws IOException {
        TermWeightor weightor = term -> 1.0 / (1 + frequencies.getOrDefault(term.text(), 0));
        Presearcher presearcher = switch (way) {
            case TERM -> new TermFilteredPresearcher();
            case MULTIPASS -> new MultipassTermFilteredPresearcher(2);
            case MULTIPASS_DF -> new MultipassTermFilteredPresearcher(2, 0, weightor, List.of(), Set.of());
        };
        MonitorConfiguration configuration = new MonitorConfiguration();
        configuration.setQueryDecomposer(new QueryDecomposer() {
            @Override
            public Set<Query> decompose(Query query) {
                return Set.of(query);
            }
        });
        configuration.setQueryUpdateBufferSize(10_000);
        monitor = new Monitor(ANALYZER, presearcher, configuration);
        List<MonitorQuery> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            batch.add(new MonitorQuery(MadeRules.id(i), query(rules.spec(i))));
            if (batch.size() == 5_000) {
                monitor.register(batch);
                batch.clear();
            }
        }
        monitor.register(batch);
    }

    /// In how many of some listings each word stands.
    static Map<String, Integer> frequencies(List<MadeListings.Row> rows) {
        Map<String, Integer> frequencies = new HashMap<>();
        for (MadeListings.Row row : rows) {
            new HashSet<>(Arrays.asList((row.title() + " " + row.description()).toLowerCase(java.util.Locale.ROOT)
                    .replace('é', 'e').split("[ ,]+"))).forEach(word -> frequencies.merge(word, 1, Integer::sum));
        }
        return frequencies;
    }

    static Query query(MadeRules.Spec spec) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(any(spec.titleOnly() ? "title" : "all", spec.any()), Occur.MUST);
        if (!spec.also().isEmpty()) {
            query.add(any("all", spec.also()), Occur.MUST);
        }
        if (spec.above() > 0) {
            query.add(LongPoint.newRangeQuery("above", spec.above() + 1L, Long.MAX_VALUE), Occur.FILTER);
        }
        if (spec.unwarned()) {
            query.add(new TermQuery(new Term("absent", "warnings")), Occur.FILTER);
        }
        if (!spec.not().isEmpty()) {
            query.add(any("all", spec.not()), Occur.MUST_NOT);
        }
        if (spec.markets().size() < MadeListings.MARKETS.size()) {
            query.add(any("market", List.copyOf(spec.markets())), Occur.FILTER);
        }
        return query.build();
    }

    private static Query any(String field, List<String> lines) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String line : lines) {
            String[] words = line.split(" ");
            any.add(words.length == 1 ? new TermQuery(new Term(field, line)) : new PhraseQuery(field, words),
                    Occur.SHOULD);
        }
        return any.build();
    }

    static Document document(MadeListings.Row row) {
        Document document = new Document();
        document.add(new TextField("title", row.title(), Field.Store.NO));
        document.add(new TextField("all", row.title(), Field.Store.NO));
        document.add(new TextField("all", row.description(), Field.Store.NO));
        document.add(new StringField("market", row.market(), Field.Store.NO));
        document.add(new LongField("above", row.percentAbove(), Field.Store.NO));
        if (!row.warned()) {
            document.add(new StringField("absent", "warnings", Field.Store.NO));
        }
        return document;
    }

    /// Ids of the rules that match.
    Set<String> match(Document document) {
        try {
            MatchingQueries<QueryMatch> matching = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
            if (!matching.getErrors().isEmpty()) {
                throw new IllegalStateException(matching.getErrors().toString());
            }
            Set<String> ids = new HashSet<>();
            matching.getMatches().forEach(match -> ids.add(match.getQueryId()));
            return ids;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The number of matches of a batch.
    int match(Document[] batch) {
        try {
            var matching = monitor.match(batch, QueryMatch.SIMPLE_MATCHER);
            int matches = 0;
            for (int i = 0; i < batch.length; i++) {
                matches += matching.getMatchCount(i);
            }
            return matches;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
