package org.vigie.evidence;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.rules.RuleSet;
import org.vigie.rules.RuleVersions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sealed finding made again: the version of the rule that it cites judges the facts that were sealed with it, by the
/// law of the day of the capture, and what comes out is compared byte for byte.
public sealed interface Reproduction {

    /// The finding came out with the same bytes.
    ///
    /// @param json the finding as sealed
    record Identical(String json) implements Reproduction {}

    /// The rule was run again and something came out otherwise.
    ///
    /// @param places where it differs, one sentence each
    record Different(List<String> places) implements Reproduction {}

    /// The version that the finding cites is not kept here, or was altered.
    ///
    /// @param why sentences that say which
    record Unavailable(List<String> why) implements Reproduction {}

    /// Makes one finding of an observation again.
    ///
    /// @param observation as the archive sealed it
    /// @throws IOException when the versions cannot be read
    static Reproduction of(Observation observation, Finding finding, RuleVersions versions) throws IOException {
        RuleVersions.Kept kept = versions.load(finding.rule());
        if (kept.rules().isEmpty()) {
            List<String> why = new ArrayList<>(kept.problems());
            why.add(finding.rule() + " with the digest " + finding.rule().digest()
                    + " is not kept under rules/versions/.");
            return new Unavailable(List.copyOf(why));
        }
        String sealed = json(observation, List.of(finding));
        List<String> nearest = List.of();
        for (RuleSet rule : kept.rules()) {
            // When and for which capture it was hunted is no judgement: it stays as it was sealed.
            String again = json(observation, Findings
                    .of(observation.listing(), rule.judge(observation.listing(), observation.capture().at()),
                            LocalDate.ofInstant(observation.capture().at(), ZoneOffset.UTC))
                    .stream().map(found -> finding.hunt().map(found::hunted).orElse(found)).toList());
            if (again.equals(sealed)) {
                return new Identical(ObservationJson.tree(sealed).at("/findings/0").toString());
            }
            List<String> places = places(ObservationJson.tree(sealed), ObservationJson.tree(again));
            nearest = nearest.isEmpty() || places.size() < nearest.size() ? places : nearest;
        }
        return new Different(nearest);
    }

    /// The observation with these findings only, so that what is compared is what would be sealed.
    private static String json(Observation observation, List<Finding> findings) {
        return ObservationJson.write(new Observation(observation.id(), observation.listing(), observation.capture(),
                observation.runId(), observation.watch(), observation.ruleSetDigest(), observation.shell(), findings));
    }

    private static List<String> places(JsonNode sealed, JsonNode again) {
        List<String> places = new ArrayList<>();
        JsonNode none = JsonMapper.shared().missingNode();
        Optional<JsonNode> found = Optional.of(again.path("findings").path(0)).filter(JsonNode::isObject);
        if (found.isEmpty()) {
            return List.of("the rule finds nothing now");
        }
        JsonNode was = sealed.path("findings").path(0);
        was.propertyNames().forEach(key -> {
            JsonNode now = found.get().path(key);
            if (!was.path(key).equals(now)) {
                places.add(key + " was " + was.path(key) + ", is " + (now.equals(none) ? "not there" : now));
            }
        });
        found.get().propertyNames().stream().filter(key -> !was.has(key))
                .forEach(key -> places.add(key + " was not there, is " + found.get().path(key)));
        return List.copyOf(places);
    }
}
