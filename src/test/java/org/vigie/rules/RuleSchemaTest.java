package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema that editors use says what the reader of rules reads.
class RuleSchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final JsonNode written = JSON.readTree(RuleSchema.text());
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(written);

    @Test
    void committedFileIsTheGeneratedOne() throws IOException {
        if (System.getProperty("update") != null) {
            RuleSchema.write(Path.of("rules"));
        }
        assertThat(Path.of("rules/" + RuleSchema.FILE)).as("`vigie rules schema` writes it")
                .hasContent(RuleSchema.text());
    }

    @Test
    void everyRuleOfTheProjectFits() throws IOException {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(Path.of("rules"), 2)) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("R\\d{4}-.*yaml")).toList()) {
                read++;
                problems(Files.readString(file)).forEach(problem -> wrong.add(file + ": " + problem));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(60);
    }

    @Test
    void keysAreThoseOfTheReader() {
        assertThat(keys("/properties")).containsExactlyInAnyOrder(RuleReader.KEYS);
        assertThat(keys("/$defs/condition/properties")).containsExactlyInAnyOrder(ConditionReader.KEYS);
    }

    private Set<String> keys(String place) {
        return new TreeSet<>(written.at(place).propertyNames());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            severity: low            | severity: lowish
            topic: widget            | topick: widget
            applies: {words: widgets} | applies: {word: widgets}
            applies: {words: widgets} | applies: {words: {list: widgets, near: {any: [a], within: 300}}}
            markets: [FR, BE]        | markets: [France]
            surely: {absent: brand}  | surely: {absent: brnd}
            surely: {absent: brand}  | surely: {higher: {field: brand, than: price}}
            surely: {absent: brand}  | surely: {quantity: {powr: {above: 1 mW}}}
            surely: {absent: brand}  | surely: {absent: brand, shown: price}
            expect: breach           | expect: illegal
            """)
    void plantedMistakeDoesNotFit(String right, String wrong) {
        String rule = RuleFiles.WIDGET.formatted("surely: {absent: brand}");
        assertThat(problems(rule)).isEmpty();
        assertThat(rule).contains(right);
        assertThat(problems(rule.replace(right, wrong))).isNotEmpty();
    }

    private List<String> problems(String yaml) {
        Object data = new Load(LoadSettings.builder().setMaxAliasesForCollections(100).build()).loadFromString(yaml);
        return schema.validate(JSON.<JsonNode>valueToTree(data)).stream().map(String::valueOf).toList();
    }
}
