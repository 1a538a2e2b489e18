package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The cases of Google's own robots.txt parser, run through [RobotsFile].
class GoogleRobotsCasesTest {

    @Test
    void robotsFileReadsAsGoogleDoes() throws Exception {
        Path file = Path.of("../shared/data/pages/robots/google-robotstxt-cases.json");
        Assumptions.assumeTrue(Files.isRegularFile(file), "Google's robots cases skipped: ../shared/data is not here");

        JsonNode cases = JsonMapper.shared().readTree(Files.readAllBytes(file));
        List<String> deviations = new ArrayList<>();
        for (JsonNode one : cases) {
            byte[] text = one.get("robots_txt").asString().getBytes(StandardCharsets.UTF_8);
            boolean allowed = RobotsFile.parse("http://foo.bar/robots.txt", text, one.get("user_agent").asString())
                    .allows(one.get("url").asString());
            if (allowed != one.get("allowed").asBoolean()) {
                deviations.add(one.get("test").asString() + " | agent `" + one.get("user_agent").asString() + "` | "
                        + one.get("url").asString() + " | Google " + one.get("allowed").asBoolean() + ", we " + allowed
                        + " | " + one.get("robots_txt").asString().replace("\n", "\\n"));
            }
        }
        System.out.println("Google robots cases: " + (cases.size() - deviations.size()) + " of " + cases.size()
                + " as Google decides.");
        deviations.forEach(d -> System.out.println("  deviates: " + d));
        assertThat(cases.size()).isEqualTo(108);
        assertThat(deviations).isEmpty();
    }
}
