package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.Happenings.breach;
import static org.vigie.alerts.Happenings.finding;
import static org.vigie.alerts.Happenings.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Rule;
import org.vigie.casework.Outbox.Alert;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Run;
import org.vigie.listing.Field;
import org.vigie.rules.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AlertingTest {

    @TempDir
    private Path temp;

    private final HandClock clock = new HandClock();

    private Happenings happenings() {
        return new Happenings(temp, settings("high", Map.of("picky", "critical", "quiet", "never")), clock);
    }

    private static JsonNode json(Alert alert) {
        return JsonMapper.shared().readTree(alert.payload());
    }

    @Test
    void newFindingsOfARunAreOneMessageWithCountsRulesAndLinks() {
        try (Happenings happenings = happenings()) {
            Run run = happenings.begin("toys");
            happenings.listing(run, "shop:1",
                    List.of(breach("f1", "R0003", "high"), breach("f2", "R0004", "critical")));
            happenings.listing(run, "shop:2", List.of(breach("f3", "R0003", "high"), breach("f4", "R0001", "medium")));
            assertThat(happenings.told()).isEmpty();
            happenings.end(run, Run.State.FINISHED);
            assertThat(happenings.told()).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo("findings");
                assertThat(alert.subject()).isEqualTo("toys: 3 new findings (1 critical, 2 high)");
                assertThat(alert.body()).contains(run.id(), "2 × R0003 Title of R0003: high, breach",
                        "https://vigie.example/finding/f2").doesNotContain("R0001");
                assertThat(json(alert).path("by_rule").path(1).path("count").asInt()).isEqualTo(2);
                assertThat(json(alert).path("findings").size()).isEqualTo(3);
                assertThat(json(alert).path("run").asString()).isEqualTo(run.id());
            });
        }
    }

    @Test
    void eachWatchHasItsOwnThreshold() {
        try (Happenings happenings = happenings()) {
            for (String watch : List.of("picky", "quiet")) {
                Run run = happenings.begin(watch);
                happenings.listing(run, "shop:1",
                        List.of(breach(watch + 1, "R0003", "high"), breach(watch + 2, "R0004", "critical")));
                happenings.end(run, Run.State.FINISHED);
            }
            assertThat(happenings.told()).extracting(Alert::subject)
                    .containsExactly("picky: 1 new finding (1 critical)");
        }
    }

    @Test
    void undecidedAndKnownFindingsAreNotTold() {
        try (Happenings happenings = happenings()) {
            Run run = happenings.begin("toys");
            happenings.listing(run, "shop:1",
                    List.of(finding("f1", "R0003", "toys", "critical", Verdict.UNDECIDED)));
            happenings.end(run, Run.State.FINISHED);
            assertThat(happenings.told()).isEmpty();
        }
    }

    @Test
    void itemsUnderSealAreToldAsANumberAndNothingElse() {
        try (Happenings happenings = happenings()) {
            Run run = happenings.begin("secretwatch");
            happenings.listing(run, "shop:zebra", List.of(
                    finding("uno", "R0031", "childlike-doll", "critical", Verdict.UNDECIDED),
                    breach("due", "R0003", "high")));
            happenings.listing(run, "shop:zulu",
                    List.of(finding("tre", "R0031", "childlike-doll", "critical", Verdict.UNDECIDED)));
            happenings.end(run, Run.State.FINISHED);
            List<Alert> told = happenings.told();
            assertThat(told).hasSize(2);
            Alert sealed = told.stream().filter(a -> a.kind().equals("sealed")).findFirst().orElseThrow();
            assertThat(sealed.subject()).isEqualTo("2 items wait for sealed review");
            assertThat(sealed.body()).isEqualTo("2 items wait for sealed review.");
            assertThat(json(sealed).propertyNames()).containsExactlyInAnyOrder("id", "kind", "at", "subject", "text",
                    "items");
            assertThat(sealed.toString()).doesNotContain("R0031", "zebra", "zulu", "secretwatch", run.id(), "doll",
                    "http");
            Alert open = told.stream().filter(a -> a.kind().equals("findings")).findFirst().orElseThrow();
            assertThat(open.toString()).contains("R0003").doesNotContain("R0031", "zulu", "uno", "tre", "doll");
            assertThat(json(open).path("new").asInt()).isEqualTo(1);
        }
    }

    @Test
    void findingsNotedBeforeAKillAreToldWhenTheRunIsResumed() {
        Run run;
        try (Happenings before = happenings()) {
            run = before.begin("toys");
            before.listing(run, "shop:1", List.of(breach("f1", "R0003", "high")));
        }
        clock.move(Duration.ofMinutes(5));
        try (Happenings after = happenings()) {
            Run resumed = after.store.runs().resume(run.id());
            after.alerting.started(resumed, true);
            after.listing(resumed, "shop:2", List.of(breach("f2", "R0003", "high")));
            after.end(resumed, Run.State.FINISHED);
            assertThat(after.told()).singleElement().satisfies(alert -> assertThat(alert.body()).contains("f1", "f2"));
            after.whole("toys", 1);
            assertThat(after.told()).hasSize(1);
        }
    }

    @Test
    void sourceThatGivesNothingAnyMoreIsToldOnceADayForAsLongAsItLasts() {
        try (Happenings happenings = happenings()) {
            happenings.whole("toys", 12);
            happenings.whole("toys", 10);
            assertThat(happenings.told()).isEmpty();
            Run dry = happenings.begin("toys");
            happenings.page(dry, "https://shop.example/list", "list-read");
            happenings.end(dry, Run.State.FINISHED);
            assertThat(happenings.told()).singleElement().satisfies(alert -> {
                assertThat(alert.subject()).isEqualTo("toys: the source gives no offer any more");
                assertThat(alert.body()).contains("saw 0 offers; usual are 12", "1 list-read");
                assertThat(json(alert).path("offers_before").toString()).isEqualTo("[10,12]");
            });
            happenings.whole("toys", 0);
            assertThat(happenings.told()).hasSize(1);
            clock.move(Duration.ofDays(1));
            happenings.whole("toys", 0);
            assertThat(happenings.told()).hasSize(2);
        }
    }

    @Test
    void sourceThatGivesMuchLessIsTold() {
        try (Happenings happenings = happenings()) {
            happenings.whole("toys", 20);
            happenings.whole("toys", 7);
            assertThat(happenings.told()).isEmpty();
            happenings.whole("toys", 3);
            assertThat(happenings.told()).extracting(Alert::subject)
                    .containsExactly("toys: the source gives much less than before");
        }
    }

    @Test
    void offersThatAreNotDueCountAsGiven() {
        try (Happenings happenings = happenings()) {
            happenings.whole("toys", 20);
            Run run = happenings.begin("toys");
            happenings.page(run, "https://shop.example/list", "list-read");
            happenings.store.runs().leaveOut(run.id(), "not due: looked at in an earlier run", 20);
            happenings.end(run, Run.State.FINISHED);
            assertThat(happenings.told()).isEmpty();
        }
    }

    @Test
    void fieldsThatWereReadAndNowAreNotAreToldAsDrift() {
        try (Happenings happenings = happenings()) {
            happenings.whole("toys", 12, Field.TITLE, Field.PRICE, Field.SELLER);
            assertThat(happenings.told()).isEmpty();
            happenings.whole("toys", 12, Field.TITLE);
            assertThat(happenings.told()).singleElement().satisfies(alert -> {
                assertThat(alert.subject()).isEqualTo("toys: fields are not read any more");
                assertThat(alert.body()).contains(Field.PRICE.key(), Field.SELLER.key())
                        .doesNotContain(Field.TITLE.key() + ",");
            });
        }
    }

    @Test
    void runThatChallengesKeptBackIsTold() {
        try (Happenings happenings = happenings()) {
            Run run = happenings.begin("toys");
            happenings.page(run, "https://shop.example/1", "challenged");
            happenings.page(run, "https://shop.example/2", "challenged");
            happenings.page(run, "https://shop.example/3", "read");
            happenings.end(run, Run.State.FINISHED);
            assertThat(happenings.told()).singleElement().satisfies(
                    alert -> assertThat(alert.body()).contains("Of 3 pages asked for, 2 were kept back"));
        }
    }

    @Test
    void interruptedRunTellsItsFindingsButNothingOfItsSource() {
        try (Happenings happenings = happenings()) {
            happenings.whole("toys", 20);
            Run run = happenings.begin("toys");
            happenings.listing(run, "shop:1", List.of(breach("f1", "R0003", "high")));
            happenings.end(run, Run.State.INTERRUPTED);
            assertThat(happenings.told()).extracting(Alert::kind).containsExactly("findings");
        }
    }

    @Test
    void failedRunIsTold() {
        try (Happenings happenings = happenings()) {
            happenings.end(happenings.begin("toys"), Run.State.FAILED);
            assertThat(happenings.told()).singleElement()
                    .satisfies(alert -> assertThat(alert.body()).contains("disk full"));
        }
    }

    @Test
    void pausedHostIsToldAtOnceAndItsWordsForgeNoLine() {
        try (Happenings happenings = happenings()) {
            Run run = happenings.begin("toys");
            happenings.alerting.paused(run.id(), new HostPause("https://shop.example:443", "https://shop.example/x",
                    "mark\r\nBcc: all@evil.example\u001b[2J", happenings.now(), happenings.now().plusSeconds(60)));
            assertThat(happenings.told()).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo("paused");
                assertThat(alert.subject()).contains("https://shop.example:443 asked for a human");
                assertThat(alert.body().lines()).hasSize(2);
                assertThat(alert.body()).doesNotContain("\u001b", "\r");
            });
        }
    }

    @Test
    void withoutAChannelNothingIsKeptToBeTold() {
        try (Happenings happenings = happenings()) {
            Alerting deaf = new Alerting(settings("low", Map.of()), happenings.store, List.of(), clock, () -> {});
            Run run = happenings.store.runs().start("toys", "test").orElseThrow();
            deaf.started(run, false);
            happenings.store.runs().finish(run.id(), Run.State.FAILED, Optional.of("x"));
            deaf.finished(happenings.store.runs().run(run.id()).orElseThrow());
            assertThat(happenings.told()).isEmpty();
        }
    }

    @Test
    void whatTheProjectsOwnRuleAsksToReviewIsUnderSeal() {
        assertThat(RuleSet.load(Path.of("rules")).rule("R0031").map(Rule::topic).filter(SealedReview::holds))
                .isPresent();
    }
}
