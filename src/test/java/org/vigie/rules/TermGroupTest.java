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

/// Whether examples notice when words are taken away: a whole list, and what a list holds in one language. Conditions
/// and exceptions are taken away by [RuleCheck] itself, for which all must be noticed.
class TermGroupTest {

    private static final String NOTHING = "no such words as these\n";

    @Test
    void takenAwayListsAreNoticed() {
        Problems problems = new Problems();
        RuleFolder folder = RuleFolder.read(Path.of("rules"), problems);
        problems.throwIfAny();
        int lists = 0;
        int noticedLists = 0;
        List<String> unnoticed = new ArrayList<>();
        for (CompiledRule rule : folder.rules()) {
            if (!rule.runs()) {
                continue;
            }
            RuleBundle whole = RuleBundle.of(rule, folder.shelf());
            assertThat(notices(whole, whole.lists())).as(rule.rule().id()).isFalse();
            for (String list : rule.lists()) {
                if (list.equals(ListHead.PARTS)) {
                    // No list to look for: without it, lists that begin with [compounds] cannot be read.
                    continue;
                }
                Set<String> files = whole.lists().keySet().stream().filter(file -> file.endsWith("/" + list))
                        .collect(Collectors.toSet());
                lists++;
                boolean seen = notices(whole, without(whole, files));
                noticedLists += seen ? 1 : 0;
                if (!seen) {
                    unnoticed.add(rule.rule().id() + " " + list);
                }
            }
        }
        System.out.printf("lists taken away: %d of %d noticed%n", noticedLists, lists);
        assertThat(noticedLists / (double) lists).as("unnoticed: %s", unnoticed).isGreaterThanOrEqualTo(0.95);
        assertThat(lists).isGreaterThan(300);
    }

    /// A term group is what one list holds in one language, as far as one rule reads it. Groups that nothing notices are
    /// mostly words that stand in two languages (`poppers`, `mercurio`): each of the two files finds them alone.
    @Test
    void wordsOfOneLanguageTakenAwayAreNoticed() {
        Path rules = Path.of("rules");
        Problems problems = new Problems();
        RuleFolder folder = RuleFolder.read(rules, problems).withExamples(rules, problems);
        problems.throwIfAny();
        TermGroups words = new TermGroups(folder);
        int groups = 0;
        List<String> unnoticed = new ArrayList<>();
        Map<String, Integer> ofLanguage = new TreeMap<>();
        Map<String, Integer> unnoticedOfLanguage = new TreeMap<>();
        for (CompiledRule rule : folder.rules()) {
            if (rule.runs()) {
                groups += words.of(rule).size();
                words.of(rule).forEach(group -> ofLanguage.merge(group.language(), 1, Integer::sum));
                words.unnoticed(rule).forEach(group -> {
                    unnoticed.add(rule.rule().id() + " " + group);
                    unnoticedOfLanguage.merge(group.language(), 1, Integer::sum);
                });
            }
        }
        ofLanguage.forEach((language, count) -> System.out.printf("%s: %d of %d noticed%n", language,
                count - unnoticedOfLanguage.getOrDefault(language, 0), count));
        System.out.printf("lists in one language taken away: %d of %d noticed%n", groups - unnoticed.size(), groups);
        assertThat(unnoticed.size() / (double) groups).as("unnoticed: %s", unnoticed).isLessThanOrEqualTo(0.05);
        assertThat(groups).isGreaterThan(3_000);
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
