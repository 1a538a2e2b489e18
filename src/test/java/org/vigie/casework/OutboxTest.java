package org.vigie.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.Outbox.Alert;
import org.vigie.casework.Outbox.Delivery;
import org.vigie.casework.Outbox.State;
import org.vigie.casework.Sources.Reading;

/// What is to be told, and what sources gave, on both databases.
@ParameterizedClass
@EnumSource(Stored.class)
final class OutboxTest {

    @Parameter
    Stored stored;

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock();
    private Store store;

    @BeforeEach
    void open() {
        store = stored.open(folder, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Alert alert(String id, String about) {
        return new Alert(id, "source", "toys", about, "r1", "subject", "line 1\nline 2", "{}",
                Timestamps.kept(clock.instant()));
    }

    private static News.Item item(String finding) {
        return new News.Item("toys", finding, "r1", "R0003", "Title", "high", "breach", true, false, "shop:1");
    }

    @Test
    void anAlertGoesOutOnEachChannelOnceAndIsGivenUpAlone() {
        Outbox outbox = store.outbox();
        assertThat(outbox.put(alert("a1", "x"), List.of("mail", "webhook"), Duration.ZERO, List.of())).isTrue();
        List<Delivery> taken = outbox.take(9);
        assertThat(taken).extracting(Delivery::channel).containsExactlyInAnyOrder("mail", "webhook");
        assertThat(taken.getFirst().alert()).isEqualTo(alert("a1", "x"));
        assertThat(outbox.take(9)).isEmpty();
        outbox.delivered(taken.get(0));
        outbox.failed(taken.get(1), "broken", Optional.empty());
        assertThat(outbox.standing()).isEqualTo(new Outbox.Standing(0, 1));
        assertThat(outbox.newest(9)).extracting(Delivery::state).containsExactlyInAnyOrder(State.DELIVERED,
                State.GIVEN_UP);
    }

    @Test
    void theSameIsNotPutInAgainForAWhile() {
        Outbox outbox = store.outbox();
        assertThat(outbox.put(alert("a1", "x"), List.of("mail"), Duration.ofDays(1), List.of())).isTrue();
        assertThat(outbox.put(alert("a2", "x"), List.of("mail"), Duration.ofDays(1), List.of())).isFalse();
        assertThat(outbox.put(alert("a3", "y"), List.of("mail"), Duration.ofDays(1), List.of())).isTrue();
        clock.move(Duration.ofDays(1));
        assertThat(outbox.put(alert("a4", "x"), List.of("mail"), Duration.ofDays(1), List.of())).isTrue();
    }

    @Test
    void newsWaitUntilTheyAreToldAndNoLonger() {
        store.news().note(item("f1"));
        store.news().note(item("f1"));
        store.news().note(item("f2"));
        assertThat(store.news().of("toys")).containsExactly(item("f1"), item("f2"));
        store.outbox().put(alert("a1", "x"), List.of("mail"), Duration.ZERO, List.of(item("f1")));
        assertThat(store.news().of("toys")).containsExactly(item("f2"));
        assertThat(store.news().of("other")).isEmpty();
    }

    @Test
    void readingsOfARunAddUp() {
        String run = store.runs().start("toys", "cli").orElseThrow().id();
        store.sources().keep(run, Map.of("title", new Reading(3, 1)));
        store.sources().keep(run, Map.of("title", new Reading(2, 0), "price", new Reading(0, 2)));
        assertThat(store.sources().readings(List.of(run))).isEqualTo(Map.of("title", new Reading(5, 1), "price",
                new Reading(0, 2)));
        assertThat(store.sources().readings(List.of())).isEmpty();
    }

    @Test
    void yieldsCountWhatASourceGave() {
        String run = store.runs().start("toys", "cli").orElseThrow().id();
        store.frontier().add(run, List.of(new PageTask("https://x/1", Kind.ITEM, 0),
                new PageTask("https://x/2", Kind.ITEM, 0), new PageTask("https://x/3", Kind.ITEM, 0)));
        assertThat(store.sources().queues()).singleElement().satisfies(queue -> {
            assertThat(queue.watch()).isEqualTo("toys");
            assertThat(queue.pages()).isEqualTo(3);
            assertThat(queue.oldest()).contains(Timestamps.kept(clock.instant()));
        });
        store.frontier().done(run, "https://x/1", "read", "", 1);
        store.frontier().done(run, "https://x/2", "challenged", "why", 2);
        store.runs().leaveOut(run, "not due: looked at in an earlier run", 7);
        store.runs().leaveOut(run, "max_pages reached", 9);
        store.runs().count(run, 4, 0, 0, 0);
        store.runs().finish(run, Run.State.FINISHED, Optional.empty());
        assertThat(store.sources().yields("toys", 5)).singleElement().satisfies(yield -> {
            assertThat(yield.offers()).isEqualTo(11);
            assertThat(yield.pages()).isEqualTo(2);
            assertThat(yield.challenged()).isEqualTo(1);
        });
        assertThat(store.sources().challenged(run, 9)).containsExactly("https://x/2");
        assertThat(store.sources().queues()).as("the run has ended").isEmpty();
    }

    @Test
    void aPauseIsNotedOnce() {
        assertThat(store.pauses().host("https://x:443", "https://x/1", "why", Duration.ofHours(1))).isPresent();
        assertThat(store.pauses().host("https://x:443", "https://x/2", "else", Duration.ofHours(1))).isEmpty();
        clock.move(Duration.ofHours(2));
        assertThat(store.pauses().host("https://x:443", "https://x/2", "else", Duration.ofHours(1))).isPresent();
    }
}
