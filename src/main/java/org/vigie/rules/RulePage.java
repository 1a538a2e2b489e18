package org.vigie.rules;

import java.util.Optional;

/// A rule as a page of text: what `vigie rules show R0007` prints.
public final class RulePage {

    private static final int WIDTH = 100;

    private final StringBuilder page = new StringBuilder();

    private RulePage() {
    }

    /// The page of one rule, or nothing when there is no such rule.
    public static Optional<String> of(RuleSet rules, String id) {
        return rules.compiled(id).map(rule -> new RulePage().write(rule));
    }

    private String write(CompiledRule compiled) {
        Rule rule = compiled.rule();
        line(rule.ref() + "  " + rule.title());
        line("");
        line("topic        " + rule.topic());
        line("status       " + rule.status().word() + compiled.retirement().map(end -> " since " + end.on() + ": "
                + end.reason() + end.successor().map(next -> " See " + next + ".").orElse("")).orElse(""));
        line("severity     " + rule.severity().word() + "  (how bad a breach is)");
        line("confidence   " + rule.confidence().word() + "  (how surely a page alone shows it)");
        line("jurisdiction " + rule.jurisdiction() + ", for consumers in " + String.join(" ", rule.markets()));
        rule.penalty().ifPresent(penalty -> wrapped("penalty      ", penalty));
        line("file         " + rule.file());
        line("digest       " + rule.ref().digest());
        heading("Law");
        for (Law law : rule.laws()) {
            wrapped("- ", law + ", from " + law.from() + law.until().map(last -> " until " + last).orElse("") + ": "
                    + law.duty());
            line("  " + law.url());
        }
        heading("What it looks for");
        wrapped("wakes when   ", compiled.applies().words());
        wrapped("breach when  ", compiled.surely().words());
        if (!(compiled.possibly() instanceof Condition.Constant)) {
            wrapped("doubt when   ", compiled.possibly().words());
        }
        if (!compiled.exceptions().isEmpty()) {
            heading("Exceptions");
            for (Exemption exception : compiled.exceptions()) {
                wrapped("- ", exception.id() + (exception.doubtOnly() ? " (answers doubts only)" : "") + ": "
                        + exception.reason());
                wrapped("  when ", exception.when().words());
            }
        }
        heading("Limits");
        wrapped("", rule.limits());
        heading("Examples");
        for (Example example : compiled.examples()) {
            wrapped("- ", example.expect().word() + example.exception().map(id -> " (" + id + ")").orElse("") + ": "
                    + example.name());
        }
        return page.toString();
    }

    private void heading(String text) {
        line("");
        line(text);
    }

    private void line(String text) {
        page.append(text.stripTrailing()).append('\n');
    }

    /// Breaks at spaces and indents what follows under the text.
    private void wrapped(String head, String text) {
        StringBuilder line = new StringBuilder(head);
        String indent = " ".repeat(head.length());
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
                line(line.toString());
                line.setLength(0);
                line.append(indent);
            }
            line.append(word).append(' ');
        }
        line(line.toString());
    }
}
