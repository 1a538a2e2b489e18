package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands as a user types them, over a folder of their own.
final class CommandsTest {

    @TempDir
    private Path temp;

    private record Said(int code, String out, String err) {}

    private Said vigie(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Vigie.commandLine(InstantSource.system());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", ".", "--index", temp.resolve("index").toString()));
        int code = line.execute(all.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private Path listings() throws Exception {
        return Files.writeString(temp.resolve("some.jsonl"), """
                {"id": "1", "marketplace": "x", "title": "Brouilleur GPS 8 antennes", "description": null, "lang": "fr"}
                not json
                {"id": "2", "marketplace": "x", "title": "Lampe de bureau", "description": null}
                """);
    }

    @Test
    void judgeGivesOneLineOutForEachLineInAndStoresNothing() throws Exception {
        Said said = vigie("judge", listings().toString(), "--json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("some.jsonl:2: not a JSON object");
        List<String> lines = said.out().lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode finding = JsonMapper.builder().build().readTree(lines.getFirst()).get("findings").get(0);
        assertThat(finding.get("topic").asString()).isEqualTo("radio-jammer");
        assertThat(finding.get("verdict").asString()).isEqualTo("breach");
        assertThat(finding.get("field").asString()).isEqualTo("title");
        assertThat(finding.get("quote").asString()).isEqualTo("Brouilleur GPS");
        assertThat(finding.get("end").asInt() - finding.get("start").asInt()).isEqualTo("Brouilleur GPS".length());
        assertThat(lines.get(1)).contains("\"error\"");
        assertThat(lines.get(2)).contains("\"findings\":[]");
        assertThat(temp.resolve("index")).doesNotExist();
    }

    @Test
    void whatIsImportedIsFoundAndVerified() throws Exception {
        assertThat(vigie("import", listings().toString()).out()).contains("2 listings read")
                .contains("some.jsonl line 2");
        assertThat(vigie("search", "brouilleur").out()).contains("1 listing, 1 to 1").contains("*Brouilleur*")
                .contains("R0003");
        assertThat(vigie("search", "--rule", "r0003", "--csv").out()).contains("\"x\",\"1\"")
                .doesNotContain("\"x\",\"2\"");
        assertThat(vigie("search", "--json").out()).startsWith("{\"total\":2");
        assertThat(vigie("evidence", "verify").out()).contains("nothing was touched");
        assertThat(vigie("index", "rebuild").out()).contains("2 observations");
        assertThat(vigie("search", "--since", "2001-01-01", "lampe").out()).contains("1 listing, 1 to 1");
    }

    @Test
    void mistakesAreToldWithTheirRemedy() {
        assertThat(vigie("search", "--severity", "hgh").err()).contains("did you mean high?");
        assertThat(vigie("search", "--since", "yesterday").err()).contains("such as 2026-11-24");
        assertThat(vigie("scan", "demo-bazr").err()).contains("did you mean `demo-bazar`?");
        assertThat(vigie("rules", "show", "R0070000").err()).contains("vigie rules list shows them all");
        assertThat(vigie("import", temp.resolve("none").toString()).err()).contains("is neither a file nor a folder");
        assertThat(vigie("judge", temp.resolve("none.jsonl").toString()).err()).contains("there is no file or folder");
        assertThat(vigie("evidence", "verify", "--head", "x").err()).contains("64 hex digits");
    }

    @Test
    void rulesOfTheProjectAreVerifiedAndShown() {
        assertThat(vigie("rules", "verify").out()).contains("nothing wrong");
        assertThat(vigie("rules", "show", "R0007").out()).contains("1007/2011").contains("stated-in-text");
        assertThat(vigie("rules", "list").out()).contains("R0001").contains("R0008");
    }
}
