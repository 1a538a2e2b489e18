package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The pages that extruct tests itself with, and what it expects of them, against our reading of each syntax. Every
/// difference has a row in `docs/extruct-differences.md`, and every row a difference.
class ExtructSuiteTest {

    static final Path SUITE = Path.of("../shared/data/pages/extruct");

    private static final Path TABLE = Path.of("docs/extruct-differences.md");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RDFA_BASE = "http://www.example.com/index.html";

    /// @param file what extruct expects, below the suite's folder
    /// @param key where in the file; empty for all of it
    private record Expectation(String syntax, String page, String base, String file, String key) {}

    private static List<Expectation> expectations() throws IOException {
        List<Expectation> all = new ArrayList<>();
        for (String page : pages()) {
            String stem = page.substring(0, page.length() - ".html".length());
            String syntax = page.startsWith("w3crdfa")
                    ? "rdfa"
                    : page.startsWith("misc/opengraph") ? "open-graph" : "microdata";
            String base = switch (page) {
                case "w3c/microdata.7.1.html" -> "http://blog.example.com/progress-report";
                case "w3c/microdata.object.html" -> "http://www.example.com/microdata/test";
                default -> syntax.equals("rdfa") ? RDFA_BASE : "";
            };
            for (Expectation each : List.of(new Expectation(syntax, page, base, stem + ".json", ""),
                    new Expectation("rdfa", page, RDFA_BASE, stem + ".expanded.json", ""),
                    new Expectation("json-ld", page, "", stem + ".jsonld", ""))) {
                if (Files.exists(SUITE.resolve(each.file)) && !page.equals("misc/microformat_test.html")) {
                    all.add(each);
                }
            }
        }
        for (String file : List.of("schema.org/product_custom_url.json",
                "schema.org/product_custom_url_and_node_id.json")) {
            all.add(new Expectation("microdata", "schema.org/product.html", "http://some-example.com", file, ""));
        }
        for (String file : List.of("schema.org/CreativeWork_flat.001.json",
                "schema.org/CreativeWork_flat_with_node_id.001.json")) {
            for (String syntax : List.of("microdata", "json-ld")) {
                all.add(new Expectation(syntax, "schema.org/CreativeWork.001.html", "", file, syntax));
            }
        }
        return all.stream().filter(each -> Files.exists(SUITE.resolve(each.file))).toList();
    }

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SUITE)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> SUITE.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }
    }

    static void assumeSuite() {
        Assumptions.assumeTrue(Files.isDirectory(SUITE), "extruct's pages skipped: ../shared/data is not here");
    }

    @Test
    void everyDifferenceToExtructIsExplained() throws IOException {
        assumeSuite();
        Map<String, int[]> counts = new TreeMap<>();
        Set<String> differing = new LinkedHashSet<>();
        StringBuilder report = new StringBuilder();
        for (Expectation each : expectations()) {
            Document document = Jsoup.parse(
                    BodyText.decode(Files.readAllBytes(SUITE.resolve(each.page)), Optional.empty()), each.base);
            JsonNode wanted = JSON.readTree(Files.readString(SUITE.resolve(each.file), StandardCharsets.UTF_8));
            String expected = canonical(each, each.key.isEmpty() ? wanted : wanted.path(each.key));
            String read = canonical(each, ours(each.syntax, document));
            if (Boolean.getBoolean("vigie.show")) {
                System.out.println(each + "\n extruct " + expected + "\n ours    " + read);
            }
            int[] count = counts.computeIfAbsent(each.syntax, syntax -> new int[2]);
            count[1]++;
            if (read.equals(expected)) {
                count[0]++;
            } else {
                differing.add(each.syntax + " | " + each.file);
                report.append(each).append("\n extruct ").append(expected).append("\n ours    ").append(read)
                        .append('\n');
            }
        }
        counts.forEach((syntax, count) -> System.out.println(
                "extruct " + syntax + ": " + count[0] + " of " + count[1] + " agree"));
        Set<String> explained = explained();
        Set<String> unexplained = new LinkedHashSet<>(differing);
        unexplained.removeAll(explained);
        Set<String> stale = new LinkedHashSet<>(explained);
        stale.removeAll(differing);
        assertThat(counts.keySet()).contains("microdata", "json-ld", "rdfa", "open-graph");
        assertThat(unexplained).as("differences without a row in " + TABLE + "\n" + report).isEmpty();
        assertThat(stale).as("rows of " + TABLE + " without a difference").isEmpty();
    }

    /// The first two cells of each row of the table.
    private static Set<String> explained() throws IOException {
        Set<String> rows = new LinkedHashSet<>();
        for (String line : Files.readAllLines(TABLE)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length > 5 && cells[2].contains("`")) {
                rows.add(cells[1].strip() + " | " + cells[2].replace("`", "").strip());
                assertThat(cells[3].strip().length() > 10 && cells[4].strip().length() > 3
                        && cells[5].strip().length() > 10).as("a row says what differs, who is right and why: " + line)
                        .isTrue();
            }
        }
        return rows;
    }

    private static JsonNode ours(String syntax, Document document) {
        ArrayNode items = JSON.createArrayNode();
        switch (syntax) {
            case "microdata" -> items.addAll(Microdata.items(document));
            case "json-ld" -> items.addAll(JsonLd.items(PageScript.of(document.getElementsByTag("script"))));
            case "rdfa" -> items.addAll(Rdfa.read(document).nodes());
            case "open-graph" -> {
                OpenGraph graph = OpenGraph.read(document);
                ObjectNode item = items.addObject();
                ObjectNode namespaces = item.putObject("namespace");
                graph.namespaces().forEach(namespaces::put);
                ArrayNode properties = item.putArray("properties");
                graph.properties().forEach(
                        property -> properties.addArray().add(property.name()).add(property.content()));
            }
            default -> throw new IllegalArgumentException(syntax);
        }
        return items;
    }

    private static String canonical(Expectation expectation, JsonNode items) {
        List<String> each = new ArrayList<>();
        items.forEach(item -> each.add(switch (expectation.syntax) {
            case "microdata" -> item(item, expectation.key.isEmpty());
            case "rdfa" -> node(item);
            default -> item.toString();
        }));
        if (expectation.syntax.equals("rdfa")) {
            each.sort(null);
        }
        return each.toString();
    }

    /// A microdata item with its properties by name, values as lists in order, and blanks in a row as one; without the
    /// element ids that are no part of microdata.
    private static String item(JsonNode item, boolean fullTypes) {
        if (!item.isObject()) {
            return "'" + item.asString().strip().replaceAll("\\s+", " ") + "'";
        }
        Map<String, String> parts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : item.properties()) {
            String name = switch (entry.getKey()) {
                case "type", "@type" -> "(type)";
                case "id", "@id" -> "(id)";
                case "value", "@value" -> "(value)";
                default -> entry.getKey();
            };
            if (name.equals("properties")) {
                entry.getValue().properties().forEach(
                        property -> parts.put(property.getKey(), values(property.getValue(), fullTypes)));
            } else if (!name.equals("_nodeId_") && !name.equals("@context") && !entry.getValue().isEmpty()
                    || entry.getValue().isString() && !name.equals("_nodeId_") && !name.equals("@context")) {
                String values = values(entry.getValue(), fullTypes);
                parts.put(name, name.equals("(type)") && !fullTypes
                        ? values.replaceAll("https?://schema\\.org/", "")
                        : values);
            }
        }
        return parts.toString();
    }

    private static String values(JsonNode values, boolean fullTypes) {
        List<String> each = new ArrayList<>();
        if (values.isArray()) {
            values.forEach(value -> each.add(item(value, fullTypes)));
        } else {
            each.add(item(values, fullTypes));
        }
        return each.toString();
    }

    /// An RDFa node: sorted, blanks in a row as one, names of blank nodes as one word.
    private static String node(JsonNode node) {
        Map<String, String> parts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            List<String> each = new ArrayList<>();
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(value -> each.add(value.toString().replaceAll("(\\s|\\\\n)+", " ")));
            } else {
                each.add(entry.getValue().toString().replaceAll("_:\\w+", "_:"));
            }
            each.sort(null);
            parts.put(entry.getKey(), each.toString().replaceAll("_:\\w+", "_:"));
        }
        return parts.toString();
    }
}
