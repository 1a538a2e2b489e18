package org.vigie.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.casework.Decision.Kind;

@ParameterizedClass
@EnumSource(Stored.class)
final class DecisionsTest {

    @Parameter
    Stored stored;

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock();
    private Store store;
    private Decisions decisions;

    @BeforeEach
    void open() {
        store = stored.open(folder, clock);
        decisions = store.decisions();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void lastDecisionCountsAndAllAreKept() {
        Decision first = decisions.add("f1", "demo:1", Kind.CONFIRMED, "Ana", "seen");
        clock.move(Duration.ofSeconds(-30));
        Decision second = decisions.add("f1", "demo:1", Kind.TO_REVIEW, " Bo ", " the price was\nof a set ");
        Decision other = decisions.add("f2", "demo:2", Kind.DISMISSED, "Ana", "not an offer");

        assertThat(second.author()).isEqualTo("Bo");
        assertThat(second.note()).isEqualTo("the price was\nof a set");
        assertThat(decisions.of("f1")).containsExactly(second, first);
        assertThat(decisions.of("none")).isEmpty();
        assertThat(decisions.current(Set.of("f1", "f2", "f3"))).isEqualTo(Map.of("f1", second, "f2", other));
        assertThat(decisions.current(Set.of())).isEmpty();
    }

    @Test
    void thousandsOfFindingsAreAskedForAtOnce() {
        Decision decision = decisions.add("f4999", "demo:1", Kind.CONFIRMED, "Ana", "seen");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            ids.add("f" + i);
        }
        assertThat(decisions.current(ids)).isEqualTo(Map.of("f4999", decision));
    }

    @Test
    void decisionCannotBeChangedOrDeletedEvenInTheFile() throws SQLException {
        decisions.add("f1", "demo:1", Kind.CONFIRMED, "Ana", "seen");
        try (Connection direct = stored.direct(folder);
                Statement statement = direct.createStatement()) {
            Assertions.assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("update decision set note = 'other'"))
                    .withMessageContaining("never changed");
            Assertions.assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("delete from decision"))
                    .withMessageContaining("never deleted");
        }
        assertThat(decisions.of("f1")).hasSize(1);
    }

    @Test
    void emptyOrEndlessTextIsRefusedWithASentence() {
        assertRefused("", "seen", "The name of the author is empty; write it.");
        assertRefused("Ana", " \n ", "The note is empty; write it.");
        assertRefused("A".repeat(201), "seen", "The name of the author has 201 characters; 200 are the most.");
        assertRefused("Ana", "x".repeat(4001), "The note has 4001 characters; 4000 are the most.");
        assertRefused("Ana\nBo", "seen", "The name of the author must be one line.");
        assertThat(decisions.of("f1")).isEmpty();
        assertThat(decisions.add("f1", "demo:1", Kind.DISMISSED, "Ana", "💶".repeat(4000)).note()).hasSize(8000);
    }

    private void assertRefused(String author, String note, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decisions.add("f1", "demo:1", Kind.CONFIRMED, author, note)).withMessage(sentence);
    }
}
