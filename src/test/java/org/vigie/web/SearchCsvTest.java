package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.web.view.SearchQuery;

class SearchCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\uFF1D1", "\t=1", "\r=1"})
    void formulasAreNeutralised(String text) {
        assertThat(SearchCsv.cell(text)).startsWith("\"'");
    }

    @Test
    void formulasBehindASemicolonOrALineEndAreNeutralised() {
        assertThat(SearchCsv.cell("a;=1+1")).isEqualTo("\"a;'=1+1\"");
        assertThat(SearchCsv.cell("a\n=1+1")).isEqualTo("\"a\n'=1+1\"");
    }

    @Test
    void quotesAreDoubledAndPlainTextStaysAsItIs() {
        assertThat(SearchCsv.cell("5\" magnet, strong; a=b")).isEqualTo("\"5\"\" magnet, strong; a=b\"");
    }

    @Test
    void everyFindingIsARowAndAListingWithoutOneIsARow() throws IOException {
        SampleRooms rooms = SampleRooms.filled();

        String csv = new SearchExport(rooms, rooms, Samples.PARIS).csv(SearchQuery.everything());

        assertThat(csv).startsWith("\uFEFF\"marketplace\",\"id\",\"title\"").endsWith("\r\n");
        assertThat(csv.split("\r\n")).hasSize(1 + 3 + 1 + 1);
        assertThat(csv).contains("\"aa02\",\"R0007 v2\"", "\"to-review\",\"C. Martin\"",
                "\"item/4711?v=\"\"a b\"\"\"");
        String[] rows = csv.split("\r\n");
        int columns = rows[0].split("\",\"", -1).length;
        assertThat(rows[4].split("\",\"", -1)).as("a listing without findings").hasSize(columns);
        assertThat(rows[1].split("\",\"", -1)).as("a finding").hasSize(columns);
    }

    @Test
    void moreThanOnePageOfHitsIsWrittenOnceEach() throws IOException {
        SampleRooms rooms = new SampleRooms();
        for (int i = 0; i < 2_345; i++) {
            rooms.observations.add(Samples.stored("id" + i, Samples.magnetToy(), "", 1, i));
        }

        String csv = new SearchExport(rooms, rooms, Samples.PARIS).csv(SearchQuery.everything());

        assertThat(csv.split("\r\n")).hasSize(1 + 2_345);
        assertThat(rooms.asked).hasSize(3);
    }
}
