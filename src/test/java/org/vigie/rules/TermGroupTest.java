package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.yaml.Problems;

/// Whether examples notice when words are taken away: a whole list, and with `-Dlanguages` a list in one language. Conditions and
/// exceptions are taken away by [RuleCheck] itself, for which all must be noticed.
class TermGroupTest {

    /// A minute more; what it prints is measured, not demanded.
    private static final boolean BY_LANGUAGE = System.getProperty("languages") != null;
    private static final String NOTHING = "no such words as these\n";

    @Test
    void takenAwayListsAreNoticed() {
        Problems problems = new Problems();
        RuleFolder folder = RuleFolder.read(Path.of("rules"), problems);
        problems.throwIfAny();
        int lists = 0;
        int noticedLists = 0;
        int groups = 0;
        int noticedGroups = 0;
        List<String> unnoticed = new ArrayList<>();
        for (CompiledRule rule : folder.rules()) {
            if (!rule.runs()) {
                continue;
            }
            RuleBundle whole = RuleBundle.of(rule, folder.shelf());
            assertThat(notices(whole, whole.lists())).as(rule.rule().id()).isFalse();
            for (String list : rule.lists()) {
                Set<String> files = whole.lists().keySet().stream().filter(file -> file.endsWith("/" + list))
                        .collect(Collectors.toSet());
                lists++;
                boolean seen = notices(whole, without(whole, files));
                noticedLists += seen ? 1 : 0;
                if (!seen) {
                    unnoticed.add(rule.rule().id() + " " + list);
                }
                for (String file : BY_LANGUAGE ? files : Set.<String>of()) {
                    groups++;
                    noticedGroups += notices(whole, without(whole, Set.of(file))) ? 1 : 0;
                }
            }
        }
        System.out.printf("lists taken away: %d of %d noticed%n", noticedLists, lists);
        if (BY_LANGUAGE) {
            System.out.printf("lists in one language taken away: %d of %d noticed%n", noticedGroups, groups);
        }
        assertThat(noticedLists / (double) lists).as("unnoticed: %s", unnoticed).isGreaterThanOrEqualTo(0.95);
        assertThat(lists).isGreaterThan(300);
    }

    private static Map<String, String> without(RuleBundle whole, Set<String> files) {
        Map<String, String> fewer = new TreeMap<>(whole.lists());
        files.forEach(file -> fewer.put(file, NOTHING));
        return fewer;
    }

    private static boolean notices(RuleBundle whole, Map<String, String> lists) {
        Problems problems = new Problems();
        RuleSet set = new RuleBundle(whole.ref(), whole.file(), whole.rule(), lists).compile("test", problems)
                .orElseThrow();
        CompiledRule rule = set.compiled(whole.ref().id()).orElseThrow();
        return rule.examples().stream().anyMatch(example -> example
                .difference(Judge.judge(rule, set.sight(example.listing(), example.captured()))).isPresent());
    }
}
