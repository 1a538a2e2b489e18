package org.vigie.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether examples notice when the words of one language are taken from one list of a rule. That is a term group: the
/// file `lists/de/jammers.txt`, as far as one rule goes.
///
/// A listing is judged with the groups that have a word in it and no others, which gives the same: a word that does not
/// stand there finds nothing and keeps nothing from being found.
final class TermGroups {

    /// @param list name of the list
    /// @param language of the file that is taken away
    record Group(String list, String language) {

        private String name() {
            return list + '@' + language;
        }

        @Override
        public String toString() {
            return language + '/' + list;
        }
    }

    private final RuleFolder folder;
    /// Finds which groups have a word in a listing.
    private final RuleSet seeing;

    TermGroups(RuleFolder folder) {
        this.folder = folder;
        Map<String, List<Phrase>> all = new HashMap<>();
        folder.shelf().lists().keySet().forEach(list -> folder.shelf().byLanguage(list)
                .forEach((language, phrases) -> all.put(new Group(list, language).name(), phrases.stream()
                        .map(one -> new Phrase(one.written(), one.forms(), one.from(), one.until(), false)).toList())));
        this.seeing = RuleSet.of(List.of(), Lexicon.of(all), folder.fields());
    }

    /// The groups of a rule.
    Set<Group> of(CompiledRule rule) {
        Set<Group> groups = new LinkedHashSet<>();
        rule.lists().stream().sorted().forEach(list -> folder.shelf().byLanguage(list).keySet()
                .forEach(language -> groups.add(new Group(list, language))));
        return groups;
    }

    /// Those of which no example of the rule notices that they are gone.
    Set<Group> unnoticed(CompiledRule rule) {
        Set<Group> left = of(rule);
        for (Example example : rule.examples()) {
            List<Group> present = present(example, of(rule));
            for (Group group : present) {
                if (left.contains(group) && !holds(rule, example, without(present, group))) {
                    left.remove(group);
                }
            }
        }
        return left;
    }

    private static List<Group> without(List<Group> groups, Group one) {
        List<Group> fewer = new ArrayList<>(groups);
        fewer.remove(one);
        return fewer;
    }

    List<Group> present(Example example, Set<Group> groups) {
        Sight sight = seeing.sight(example.listing(), example.captured());
        return groups.stream().filter(group -> sight.hasAny(
                new Finder.Phrases(List.of(group.name()), "").numbered(seeing.main().lexicon()), folder.fields()))
                .toList();
    }

    /// Whether a rule with these words and no others says of an example what it should.
    boolean holds(CompiledRule rule, Example example, List<Group> groups) {
        return example.difference(judge(rule, example, groups)).isEmpty();
    }

    private Judgement judge(CompiledRule rule, Example example, List<Group> groups) {
        Map<String, List<Phrase>> phrases = new LinkedHashMap<>();
        rule.names().filter(name -> !folder.shelf().lists().containsKey(name))
                .forEach(name -> phrases.put(name, folder.phrases().getOrDefault(name, List.of())));
        groups.forEach(group -> phrases.computeIfAbsent(group.list(), name -> new ArrayList<>()).addAll(
                Optional.ofNullable(folder.shelf().byLanguage(group.list()).get(group.language())).orElse(List.of())));
        RuleSet set = RuleSet.of(List.of(rule), Lexicon.of(phrases), folder.fields());
        return Judge.judge(set.compiled(rule.rule().id()).orElseThrow(),
                set.sight(example.listing(), example.captured()));
    }
}
