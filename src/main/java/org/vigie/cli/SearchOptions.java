package org.vigie.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.index.Facet;
import org.vigie.rules.Severity;
import org.vigie.rules.Verdict;
import org.vigie.web.view.InvalidQueryException;
import org.vigie.web.view.SearchQuery;
import org.vigie.yaml.Nearest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// What is searched for: the same words and options wherever listings are found.
final class SearchOptions {

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words to be found; none finds everything.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--rule", paramLabel = "ID", description = "Rule, such as R0007.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Topic, such as radio-jammer.")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--severity", paramLabel = "WORD", description = "low, medium, high, critical.")
    private List<String> severities = new ArrayList<>();

    @Option(names = "--verdict", paramLabel = "WORD", description = "breach, undecided.")
    private List<String> verdicts = new ArrayList<>();

    @Option(names = "--marketplace", paramLabel = "NAME", description = "Marketplace, such as shein.")
    private List<String> marketplaces = new ArrayList<>();

    @Option(names = "--seller", paramLabel = "NAME", description = "Seller, exactly as the page names it.")
    private List<String> sellers = new ArrayList<>();

    @Option(names = "--country", paramLabel = "CODE", description = "Country of seller or manufacturer, such as CN.")
    private List<String> countries = new ArrayList<>();

    @Option(names = "--language", paramLabel = "CODE", description = "Language of the page, such as fr.")
    private List<String> languages = new ArrayList<>();

    @Option(names = "--date", paramLabel = "DAY", description = "Day of the last sighting, as 2026-11-24.")
    private List<String> dates = new ArrayList<>();

    @Option(names = "--since", paramLabel = "DAY", description = "Last seen on this day or later.")
    private String since = "";

    @Option(names = "--until", paramLabel = "DAY", description = "First seen on this day or earlier.")
    private String until = "";

    @Option(names = "--flagged", description = "Only listings with a finding.")
    private boolean flagged;

    boolean wordless() {
        return words.isEmpty();
    }

    /// The search as the web page knows it.
    ///
    /// @param more parameters that are not about what is found but about how it is shown
    SearchQuery query(CommandSpec spec, Map<String, List<String>> more) {
        known(spec, "--severity", severities, Arrays.stream(Severity.values()).map(Severity::word).toList());
        known(spec, "--verdict", verdicts, List.of(Verdict.BREACH.word(), Verdict.UNDECIDED.word()));
        Map<String, List<String>> parameters = new HashMap<>(more);
        parameters.put("q", List.of(String.join(" ", words)));
        parameters.put("since", List.of(since));
        parameters.put("until", List.of(until));
        parameters.put("flagged", List.of(flagged ? "1" : "0"));
        parameters.put(Facet.RULE.key(), rules.stream().map(id -> id.toUpperCase(Locale.ROOT)).toList());
        parameters.put(Facet.TOPIC.key(), topics);
        parameters.put(Facet.SEVERITY.key(), severities);
        parameters.put(Facet.VERDICT.key(), verdicts);
        parameters.put(Facet.MARKETPLACE.key(), marketplaces);
        parameters.put(Facet.SELLER.key(), sellers);
        parameters.put(Facet.COUNTRY.key(), countries);
        parameters.put(Facet.LANGUAGE.key(), languages);
        parameters.put(Facet.DATE.key(), dates);
        try {
            return SearchQuery.of(parameters);
        } catch (InvalidQueryException e) {
            throw new ParameterException(spec.commandLine(), "vigie: " + e.getMessage());
        }
    }

    /// A misspelt word of a closed list would find nothing without saying why.
    private static void known(CommandSpec spec, String option, List<String> written, List<String> words) {
        for (String word : written) {
            if (!words.contains(word)) {
                throw new ParameterException(spec.commandLine(), "vigie: " + option + " " + word + " is not known"
                        + Nearest.of(word, words).map(near -> "; did you mean " + near + "?")
                                .orElse("; known: " + String.join(", ", words)));
            }
        }
    }
}
