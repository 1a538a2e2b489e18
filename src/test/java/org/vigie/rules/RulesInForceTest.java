package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

final class RulesInForceTest {

    private static final Listing GADGET = Listing.of(new ListingKey("shop", "1"), "")
            .show(Field.TITLE, new Value.Text("Gadget"), new Place("dom", "h1"))
            .absent(Field.DESCRIPTION, new Place("dom", "p")).build();

    @TempDir
    private Path folder;
    private RulesInForce rules;

    @BeforeEach
    void write() throws IOException {
        RuleFiles.widget(folder, "surely: {words: widgets}");
        rules = new RulesInForce(folder);
    }

    private List<Verdict> said() {
        return rules.get().judge(GADGET, Instant.parse("2026-11-24T00:00:00Z")).stream().map(Judgement::verdict)
                .toList();
    }

    @Test
    void aListThatGrewIsTakenUpWithTheRulesThatReadIt() throws IOException {
        assertThat(rules.look()).isEmpty();
        String before = rules.get().digest();
        assertThat(said()).isEmpty();
        Files.writeString(folder.resolve("lists/en/widgets.txt"), "widget(s)\ngadget(s)\n");
        assertThat(rules.look()).get().isInstanceOfSatisfying(RulesInForce.Change.Taken.class, taken -> {
            assertThat(taken.now()).isSameAs(rules.get());
            assertThat(taken.rules()).containsExactly("R0001");
        });
        assertThat(said()).containsExactly(Verdict.BREACH);
        assertThat(rules.get().digest()).isNotEqualTo(before);
        assertThat(rules.look()).isEmpty();
    }

    @Test
    void aMistakeIsToldOnceWithItsPlaceAndTheRulesFromBeforeStay() throws IOException {
        RuleSet before = rules.get();
        Path file = folder.resolve("fr/R0001-widget.yaml");
        String good = Files.readString(file);
        Files.writeString(file, good.replace("severity: low", "severity: lwo"));
        assertThat(rules.look()).get().isInstanceOfSatisfying(RulesInForce.Change.Refused.class,
                refused -> assertThat(refused.problems()).contains("R0001-widget.yaml:6"));
        assertThat(rules.get()).isSameAs(before);
        assertThat(rules.look()).isEmpty();
        Files.writeString(file, good.replace("severity: low", "severity: high"));
        assertThat(rules.look()).get().isInstanceOf(RulesInForce.Change.Taken.class);
        assertThat(rules.get().rules().getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void aRuleTakenAwayIsNamed() throws IOException {
        Files.delete(folder.resolve("fr/R0001-widget.yaml"));
        assertThat(rules.look()).map(RulesInForceTest::ids).contains(List.of("R0001"));
        assertThat(rules.get().rules()).isEmpty();
    }

    @Test
    void keptVersionsAndExamplesChangeNothing() throws IOException {
        RuleVersions.keep(folder, "R0001");
        Files.writeString(Files.createDirectories(folder.resolve("examples/en")).resolve("R0001.yaml"),
                "rule: R0001\n");
        assertThat(folder.resolve("versions/R0001")).isNotEmptyDirectory();
        assertThat(rules.look()).isEmpty();
    }

    private static List<String> ids(RulesInForce.Change change) {
        return Optional.of(change).filter(RulesInForce.Change.Taken.class::isInstance)
                .map(RulesInForce.Change.Taken.class::cast).map(RulesInForce.Change.Taken::rules).orElse(List.of());
    }
}
