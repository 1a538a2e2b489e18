package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TableTest {

    private static String printed(Table table) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void columnsAreAsWideAsTheirContent() {
        assertThat(printed(new Table("RULE", "WORDS").row("R0001", "“laser”").row("R2", "x"))).isEqualTo("""
                RULE   WORDS
                R0001  “laser”
                R2     x
                """);
    }

    @Test
    void controlCharactersOfAPageDoNotReachTheTerminal() {
        String text = printed(new Table("A", "B").row("1", "x\u001b[31mred\u202e\r\nnext"));
        assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e").doesNotContain("\r");
    }

    @Test
    void wrappedColumnsStandSideBySide() {
        assertThat(printed(new Table("A", "B", "C").wrap(1, 9).row("1", "two short lines", "one"))).isEqualTo("""
                A  B          C
                1  two short  one
                   lines
                """);
    }

    @Test
    void longTextWrapsInTheLastColumn() {
        String text = printed(new Table("A", "B").row("1", "word ".repeat(60)));
        assertThat(text.lines()).allMatch(line -> line.length() <= 140).hasSizeGreaterThan(1);
    }
}
