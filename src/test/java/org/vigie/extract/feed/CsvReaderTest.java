package org.vigie.extract.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class CsvReaderTest {

    private static List<String> read(String text, char delimiter) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text), delimiter);
        List<String> rows = new ArrayList<>();
        for (Optional<CsvReader.Row> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get().line() + " " + switch (row.get()) {
                case CsvReader.Cells cells -> String.join("|", cells.cells());
                case CsvReader.Broken broken -> "! " + broken.why();
            });
        }
        return rows;
    }

    @Test
    void quotesDelimitersAndLineEndsOfTheGrammar() throws IOException {
        assertThat(read("a,b\r\n\"1,\"\"x\"\"\",2\n\"two\r\nlines\",\n\n,\r3,4", ',')).containsExactly("1 a|b",
                "2 1,\"x\"|2", "3 two\r\nlines|", "6 |", "7 3|4");
        assertThat(read("a;b,c\n", ';')).containsExactly("1 a|b,c");
    }

    @Test
    void brokenRowsAreToldAndTheNextIsRead() throws IOException {
        assertThat(read("a,b\nx\"y,2\n3,4\n\"x\"y,5\n6,7\n", ',')).hasSize(5).contains("3 3|4", "5 6|7")
                .anyMatch(row -> row.startsWith("2 ! a quote stands inside cell 1"))
                .anyMatch(row -> row.startsWith("4 ! behind the closing quote of cell 1"));
        assertThat(read("a,b\n1,\"open\n2,3\n4,5", ',')).containsExactly("1 a|b",
                "2 ! the quote that opens cell 2 is never closed", "3 2|3", "4 4|5");
        assertThat(read("19\" screen\tx\n", '\t')).containsExactly("1 19\" screen|x");
    }

    @Test
    @Timeout(20)
    void quoteThatIsNeverClosedCostsOneRow() throws IOException {
        List<String> rows = read("a,\"b\n" + "1,2\n".repeat(1_500_000), ',');
        assertThat(rows).hasSize(1_500_001);
        assertThat(rows.getFirst()).contains("has more than 4000000 characters");
        assertThat(rows.getLast()).isEqualTo("1500001 1|2");
    }

    @Test
    void whatIsWrittenByTheGrammarReadsBack() throws IOException {
        Random random = new Random(1);
        String signs = "ab,\"\n\r;é ";
        for (int round = 0; round < 2_000; round++) {
            List<String> cells = new ArrayList<>(List.of("first"));
            StringBuilder text = new StringBuilder("first");
            for (int i = 0; i < 3; i++) {
                StringBuilder cell = new StringBuilder();
                for (int j = random.nextInt(6); j > 0; j--) {
                    cell.append(signs.charAt(random.nextInt(signs.length())));
                }
                cells.add(cell.toString());
                text.append(",\"").append(cell.toString().replace("\"", "\"\"")).append('"');
            }
            CsvReader reader = new CsvReader(new StringReader(text + "\r\nlast,row"), ',');
            assertThat(reader.next().orElseThrow()).isInstanceOfSatisfying(CsvReader.Cells.class, row -> {
                assertThat(row.cells()).isEqualTo(cells);
                assertThat(row.raw()).isEqualTo(text.toString());
            });
            assertThat(reader.next().orElseThrow()).isInstanceOf(CsvReader.Cells.class);
            assertThat(reader.next()).isEmpty();
        }
    }
}
