package org.vigie.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class YamlFileTest {

    private enum Colour {
        RED,
        DARK_BLUE
    }

    private final Problems problems = new Problems();

    private YamlMap parse(String text) {
        return YamlFile.parse("some.yaml", text, problems).orElseThrow();
    }

    @Test
    void valuesAreReadInTheirTypes() {
        YamlMap map = parse("""
                text: hello
                day: 2026-11-24
                wait: 5m
                many: [a, b]
                one: a
                colour: dark-blue
                on: true
                number: 12
                inner: {key: value}
                """);
        assertThat(map.text("text")).contains("hello");
        assertThat(map.get("day").flatMap(YamlValue::date)).contains(LocalDate.of(2026, 11, 24));
        assertThat(map.get("wait").flatMap(YamlValue::duration)).contains(Duration.ofMinutes(5));
        assertThat(map.texts("many")).containsExactly("a", "b");
        assertThat(map.texts("one")).containsExactly("a");
        assertThat(map.get("colour").flatMap(v -> v.oneOf(Colour.class))).contains(Colour.DARK_BLUE);
        assertThat(map.get("on").flatMap(YamlValue::bool)).contains(true);
        assertThat(map.get("number").flatMap(YamlValue::whole)).contains(12);
        assertThat(map.map("inner").flatMap(inner -> inner.text("key"))).contains("value");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void unknownKeyShowsLineCaretAndNearestKey() {
        parse("title: x\nseverty: high\n").only("title", "severity");
        assertThat(problems.all()).singleElement().extracting(Problem::describe).isEqualTo("""
                some.yaml:2:1: The key `severty` is not known here. Did you mean `severity`?
                  2 | severty: high
                    | ^""");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        YamlMap map = parse("day: tomorrow\nwait: long\ncolour: redd\n");
        map.get("day").flatMap(YamlValue::date);
        map.get("wait").flatMap(YamlValue::duration);
        map.get("colour").flatMap(v -> v.oneOf(Colour.class));
        map.require("title");
        assertThat(problems.all()).hasSize(4);
        assertThatThrownBy(problems::throwIfAny).isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining("did you mean `red`?").hasMessageContaining("such as 2026-11-24")
                .hasMessageContaining("The key `title` is missing here.").hasMessageEndingWith("4 problems");
    }

    @Test
    void brokenYamlPointsAtThePlace() {
        assertThat(YamlFile.parse("some.yaml", "a: [1, 2\nb: 3\n", problems)).isEmpty();
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isGreaterThan(0);
            assertThat(problem.describe()).startsWith("some.yaml:").contains("This is not YAML");
        });
    }

    @Test
    void keyTwiceIsAProblem() {
        parse("a: 1\na: 2\n");
        assertThat(problems.all()).singleElement().extracting(Problem::message).asString()
                .contains("stands here twice");
    }

    @Test
    void filesOfBillionLaughsAreRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1).append(", *a")
                    .append(i - 1).append("]\n");
        }
        assertThat(YamlFile.parse("bomb.yaml", text.toString(), problems)).isEmpty();
        assertThat(problems.isEmpty()).isFalse();
    }

    @Test
    void filesThatAreNotTextOrNotThereAreNamed(@TempDir Path folder) throws Exception {
        Path latin = Files.write(folder.resolve("latin.yaml"), "é: ü".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(YamlFile.read(latin, problems)).isEmpty();
        assertThat(YamlFile.read(folder.resolve("none.yaml"), problems)).isEmpty();
        assertThat(problems.all()).extracting(Problem::message).anyMatch(m -> m.contains("UTF-8"))
                .anyMatch(m -> m.contains("cannot be read"));
    }

    @Test
    void durationsReadBackAsWritten() {
        for (String text : new String[]{"0s", "250ms", "90s", "5m", "2h", "30d"}) {
            assertThat(Durations.parse(text).map(Durations::format)).contains(text.equals("90s") ? "90s" : text);
        }
        assertThat(Durations.parse("soon")).isEqualTo(Optional.empty());
    }
}
