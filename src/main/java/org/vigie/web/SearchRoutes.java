package org.vigie.web;

import io.javalin.http.Context;
import java.io.IOException;
import org.vigie.index.SearchResult;
import org.vigie.rules.Rule;
import org.vigie.web.view.InvalidQueryException;
import org.vigie.web.view.Moments;
import org.vigie.web.view.SearchPage;
import org.vigie.web.view.SearchQuery;

/// The search: as a page, as JSON, as CSV.
final class SearchRoutes {

    private static final int MAX_PAGE_SIZE = 100;

    private final WebRooms rooms;
    private final SearchExport export;
    private final Moments moments;

    SearchRoutes(WebRooms rooms, Moments moments) {
        this.rooms = rooms;
        this.export = new SearchExport(rooms.listings(), rooms.cases(), rooms.zone());
        this.moments = moments;
    }

    void page(Context context) throws IOException {
        SearchQuery query = query(context);
        if (query.size() > MAX_PAGE_SIZE) {
            throw invalid("A page of the search shows " + MAX_PAGE_SIZE
                    + " listings at the most; the JSON of the same search gives up to 1,000.");
        }
        SearchResult result = export.search(query);
        if (context.header("HX-Request") != null) {
            // The form sends its empty fields too; the address that people keep and pass on should not hold them.
            context.header("HX-Push-Url", query.address("/"));
        }
        Html.send(context,
                Html.of(SearchPage.of(query, result, export.decisions(result),
                        id -> rooms.rules().rule(id).map(Rule::title).orElse(""), moments)));
    }

    void json(Context context) throws IOException {
        SearchQuery query = query(context);
        context.contentType("application/json").result(export.json(query));
    }

    void csv(Context context) throws IOException {
        SearchQuery query = query(context);
        String name = "vigie-" + moments.day(rooms.clock().instant()) + ".csv";
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(export.csv(query));
    }

    private static SearchQuery query(Context context) {
        try {
            return SearchQuery.of(context.queryParamMap());
        } catch (InvalidQueryException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static PageFault invalid(String what) {
        return new PageFault(400, "This search cannot be made", what, "Change the address, or start a new search.");
    }
}
