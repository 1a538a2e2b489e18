package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.listing.Field;
import org.vigie.listing.JsonLines;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingJson;
import picocli.CommandLine;

/// The commands themselves, over the rules and settings of the project and a folder of their own.
final class ImportExportTest {

    private static final String LAMP = "<html lang=\\\"fr\\\"><script type=\\\"application/ld+json\\\">{\\\"@type\\\":"
            + "\\\"Product\\\",\\\"name\\\":\\\"Lampe HAR\\\",\\\"sku\\\":\\\"H1\\\",\\\"offers\\\":{\\\"@type\\\":"
            + "\\\"Offer\\\",\\\"price\\\":\\\"5\\\",\\\"priceCurrency\\\":\\\"EUR\\\"}}</script><h1>Lampe HAR</h1>";

    @TempDir
    Path temp;

    private record Answer(int code, String out, String err) {}

    private Answer run(String index, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Vigie.commandLine(InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--index", temp.resolve(index).toString()));
        int code = line.execute(all.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    private Path folder() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("saved"));
        Files.writeString(folder.resolve("a.jsonl"), """
                {"id": "1", "marketplace": "m", "title": "One", "brand": null, "price": 5, "currency": "EUR"}
                {"id": "2", "marketplace": "m"
                {"id": "3", "marketplace": "m", "title": "Three", "attributes": {"Material": "Wood"}}
                """);
        Files.writeString(folder.resolve("feed.xml"), """
                <rss xmlns:g="http://base.google.com/ns/1.0"><channel>
                <item><g:id>F1</g:id><g:title>Feed lamp</g:title><g:link>https://feed.example/1</g:link>
                <g:price>9.90 EUR</g:price><g:brand/></item></channel></rss>
                """);
        Files.writeString(folder.resolve("rows.tsv"),
                "id\ttitle\tlink\tprice\nT1\tRow lamp\thttps://t.example/1\t3 EUR\n");
        Files.writeString(folder.resolve("no-ending"), "{\"log\": {\"version\": \"1.2\", \"entries\": ["
                + "{\"startedDateTime\": \"2026-11-20T10:00:00Z\", \"request\": {\"url\": \"https://h.example/p/1\"}, "
                + "\"response\": {\"status\": 200, \"content\": {\"mimeType\": \"text/html\", \"text\": \"" + LAMP
                + "\"}}}, {\"request\": {\"url\": \"https://h.example/p/2\"}, \"response\": {\"status\": 403, "
                + "\"content\": {\"mimeType\": \"text/html\"}}}]}}");
        Files.writeString(folder.resolve("broken.wacz"), "no zip");
        Files.writeString(folder.resolve("photo.jpg"), "no matter");
        return folder;
    }

    @Test
    void folderOfAllKindsIsImportedAndExportedAndImportedAgain() throws Exception {
        Answer imported = run("first", "import", folder().toString());
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.out()).contains("5 listings read").contains("a.jsonl line 2")
                .contains("no-ending entry 2 (challenged or refused: answered with status 403")
                .contains("broken.wacz (is no zip that can be read").doesNotContain("photo.jpg");

        Answer exported = run("first", "export");
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(exported.err()).contains("5 listings written");
        List<String> lines = exported.out().lines().toList();
        assertThat(lines).hasSize(5).anyMatch(line -> line.contains("Lampe HAR"));

        Path again = Files.writeString(temp.resolve("again.jsonl"), exported.out());
        assertThat(run("second", "import", again.toString()).code()).isZero();
        Answer twice = run("second", "export");
        assertThat(twice.out().lines().sorted().toList()).isEqualTo(lines.stream().sorted().toList());

        List<Listing> full = new ArrayList<>();
        for (String line : run("first", "export", "--full").out().lines().toList()) {
            full.add(ListingJson.read(line));
        }
        for (String line : lines) {
            Listing back = JsonLines.read(line);
            Listing before = full.stream().filter(each -> each.key().equals(back.key())).findFirst().orElseThrow();
            for (Field field : Field.values()) {
                assertThat(back.fact(field).getClass()).as(field.key()).isEqualTo(before.fact(field).getClass());
                assertThat(back.text(field)).as(field.key()).isEqualTo(before.text(field));
            }
        }
        assertThat(full).anyMatch(each -> each.readings(Field.PRICE).stream()
                .anyMatch(reading -> reading.place().source().equals("feed")));
    }

    @Test
    void exportTakesTheOptionsOfSearchAndNeverOverwrites() throws Exception {
        run("first", "import", folder().toString());
        assertThat(run("first", "export", "--marketplace", "m", "wood").out().lines()).singleElement().asString()
                .contains("Three");
        Path file = temp.resolve("out.jsonl");
        assertThat(run("first", "export", "-o", file.toString()).code()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(5);
        Answer second = run("first", "export", "-o", file.toString());
        assertThat(second.code()).isEqualTo(Failures.MACHINE);
        assertThat(second.err()).contains("is there already");
    }

    @Test
    void tableWithoutMappingSaysWhatToDo() throws Exception {
        Path table = Files.writeString(temp.resolve("t.csv"), "a,b\n1,2\n");
        assertThat(run("first", "import", table.toString()).out()).contains("t.csv line 1").contains("--mapping FILE");
        Path mapping = Files.writeString(temp.resolve("m.yaml"), "columns: {a: id, b: titl}");
        Answer wrong = run("first", "import", table.toString(), "--mapping", mapping.toString());
        assertThat(wrong.code()).isEqualTo(Failures.FILES);
        assertThat(wrong.err()).contains("Did you mean `title`?");
        Files.writeString(mapping, "columns: {a: id, b: title}");
        assertThat(
                run("first", "import", table.toString(), "--mapping", mapping.toString(), "--marketplace", "x").out())
                .contains("1 listings read");
    }
}
