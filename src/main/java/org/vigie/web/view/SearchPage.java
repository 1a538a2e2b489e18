package org.vigie.web.view;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vigie.casework.Decision;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;

/// The search and what it found.
///
/// @param summary `1,234 listings`, and how they are sorted
/// @param range `21 to 40`; empty when nothing was found
/// @param previous address of the page before; empty on the first
/// @param next address of the page behind; empty on the last
/// @param outOfReach whether more was found than paging reaches
public record SearchPage(Frame frame, SearchQuery query, String summary, String range, String took,
        List<HitBlock> hits, List<FacetGroup> facets, List<FacetGroup.Choice> chosen, String previous, String next,
        boolean outOfReach, String json, String csv, String csvNote, boolean nothingYet) {

    /// @param decisions the decisions that count, by finding id
    /// @param ruleTitle title of a rule by its id; the empty text when it is not known
    public static SearchPage of(SearchQuery query, SearchResult result, Map<String, Decision> decisions,
            Function<String, String> ruleTitle, Moments moments) {
        long from = (long) (query.page() - 1) * query.size();
        long to = from + result.hits().size();
        boolean reachable = to < SearchRequest.MAX_DEPTH;
        boolean more = to < result.total();
        return new SearchPage(Frame.of(query.words().isEmpty() ? "Search" : query.words(), "/", moments), query,
                Wording.count(result.total(), "listing", "listings"),
                result.hits().isEmpty() ? "" : Wording.figure(from + 1) + " to " + Wording.figure(to),
                Moments.length(result.took()),
                result.hits().stream().map(hit -> HitBlock.of(hit, decisions, moments)).toList(),
                FacetGroup.of(query, result.facets(), ruleTitle), FacetGroup.chosen(query, ruleTitle),
                query.page() > 1 ? query.onPage(query.page() - 1).address("/") : "",
                more && reachable ? query.onPage(query.page() + 1).address("/") : "", more && !reachable,
                query.address("/api/search"),
                query.onPage(1).ofSize(SearchQuery.DEFAULT_SIZE).address("/api/search.csv"),
                result.total() > SearchRequest.MAX_DEPTH
                        ? "the first " + Wording.figure(SearchRequest.MAX_DEPTH) + " listings"
                        : "",
                result.total() == 0 && query.unrestricted());
    }

    /// The sort as the form names it: empty when it follows from the words.
    public String sort() {
        return query.newestFirst() == query.words().isEmpty() ? "" : query.newestFirst() ? "newest" : "relevance";
    }

    public String since() {
        return query.since().map(Object::toString).orElse("");
    }

    public String until() {
        return query.until().map(Object::toString).orElse("");
    }
}
