package org.vigie.web.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigie.index.Facet;
import org.vigie.rules.Law;
import org.vigie.rules.Rule;

/// The rules, by topic.
public record RulesPage(Frame frame, String count, List<Topic> topics) {

    public record Topic(String name, List<Line> rules) {}

    /// @param listings address of the search for listings with a finding of this rule
    public record Line(String id, String address, String title, String status, String severity, String confidence,
            String jurisdiction, List<String> laws, String listings) {}

    public static RulesPage of(List<Rule> rules, Moments moments) {
        Map<String, List<Line>> topics = new TreeMap<>();
        for (String topic : new TreeSet<>(rules.stream().map(Rule::topic).toList())) {
            topics.put(topic, rules.stream().filter(rule -> rule.topic().equals(topic))
                    .sorted(Comparator.comparing(Rule::id)).map(RulesPage::line).toList());
        }
        return new RulesPage(Frame.of("Rules", "/rules", moments), Wording.count(rules.size(), "rule", "rules"),
                topics.entrySet().stream().map(each -> new Topic(
                        Wording.sentenceCase(each.getKey().replace('-', ' ').replace('_', ' ')), each.getValue()))
                        .toList());
    }

    private static Line line(Rule rule) {
        return new Line(rule.id(), Address.rule(rule.id()), rule.title(), rule.status().word(),
                rule.severity().word(), rule.confidence().word(), rule.jurisdiction(),
                rule.laws().stream().map(Law::toString).toList(), listings(rule));
    }

    static String listings(Rule rule) {
        return SearchQuery.everything().toggled(Facet.RULE, rule.id()).address("/");
    }
}
