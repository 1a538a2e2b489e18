package org.vigie.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.vigie.yaml.Problem;

/// What a check of a rules folder found.
///
/// @param rules number of rules, retired ones and drafts too
/// @param lists number of lists
/// @param phrases number of phrases in them
/// @param examples number of examples that were run
/// @param mutants number of times something was taken away from a rule
/// @param groups number of times a list of a rule lost its words in one language
/// @param noticedGroups how often an example of the rule noticed
public record CheckReport(int rules, int lists, int phrases, int examples, int mutants, int groups, int noticedGroups,
        List<Problem> problems) {

    public boolean passed() {
        return problems.isEmpty();
    }

    /// The whole report, as people read it.
    public String text() {
        String counts = counted(rules, "rule") + ", " + counted(lists, "list") + " with " + counted(phrases, "phrase")
                + ", "
                + counted(examples, "example") + ", " + counted(mutants, "removal") + " tried"
                + (groups == 0
                        ? ""
                        : ", " + noticedGroups + " of " + counted(groups, "list")
                                + " in one language needed by an example");
        if (passed()) {
            return counts + ": nothing wrong.\n";
        }
        return problems.stream().map(Problem::describe).collect(Collectors.joining("\n")) + "\n" + counts + ": "
                + counted(problems.size(), "problem") + ".\n";
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
