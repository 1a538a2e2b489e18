package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.rules.CheckReport;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleCheck;
import org.vigie.rules.RulePage;
import org.vigie.rules.RuleSet;
import org.vigie.yaml.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The commands about rules.
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Lists, shows, writes, checks and tries the rules.", synopsisSubcommandLabel = "COMMAND")
final class RulesCommand {

    static CommandLine commandLine(Vigie vigie) {
        return new CommandLine(new RulesCommand()).addSubcommand(new ListAll(vigie)).addSubcommand(new Show(vigie))
                .addSubcommand(new RulesNewCommand(vigie)).addSubcommand(new Verify(vigie))
                .addSubcommand(new RulesTestCommand(vigie)).addSubcommand(new RulesDiffCommand(vigie))
                .addSubcommand(new Lock(vigie)).addSubcommand(new RulesDocsCommand(vigie))
                .addSubcommand(new RulesSchemaCommand(vigie))
                .addSubcommand(new HuntCommand(vigie));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the rules: id, status, severity, title, law.")
    static final class ListAll implements Callable<Integer> {

        private final Vigie vigie;

        @Spec
        private CommandSpec spec;

        ListAll(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() {
            Table table = new Table("RULE", "STATUS", "SEVERITY", "TITLE", "LAW");
            for (Rule rule : RuleSet.load(vigie.rulesFolder()).rules()) {
                table.row(rule.ref().toString(), rule.status().word(), rule.severity().word(), rule.title(),
                        rule.laws().getFirst().toString());
            }
            table.print(spec.commandLine().getOut());
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a rule: its law and dates, what it looks for, its exceptions and examples.")
    static final class Show implements Callable<Integer> {

        private final Vigie vigie;

        @Parameters(paramLabel = "RULE", description = "Id of a rule, such as R0007.")
        private String id = "";

        @Spec
        private CommandSpec spec;

        Show(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() {
            RuleSet rules = RuleSet.load(vigie.rulesFolder());
            Optional<String> page = RulePage.of(rules, id.toUpperCase(Locale.ROOT));
            if (page.isEmpty()) {
                List<String> known = rules.rules().stream().map(Rule::id).toList();
                spec.commandLine().getErr().println("vigie: there is no rule " + id + Nearest.of(id, known)
                        .map(near -> "; did you mean " + near + "?").orElse("; vigie rules list shows them all."));
                return 2;
            }
            spec.commandLine().getOut().println(page.get());
            return 0;
        }
    }

    @Command(name = "verify", mixinStandardHelpOptions = true, description = {
            "Checks every rule and list.",
            "Their form, their examples, whether each condition is needed, and rules.lock."})
    static final class Verify implements Callable<Integer> {

        private final Vigie vigie;

        @Spec
        private CommandSpec spec;

        Verify(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() {
            CheckReport report = RuleCheck.run(vigie.rulesFolder());
            PrintWriter out = spec.commandLine().getOut();
            out.print(report.text());
            out.flush();
            return report.passed() ? 0 : 1;
        }
    }

    @Command(name = "lock", mixinStandardHelpOptions = true, description = {
            "Writes rules/rules.lock after a rule's version was raised.",
            "Keeps each version under rules/versions/, so that its findings can be made again."})
    static final class Lock implements Callable<Integer> {

        private final Vigie vigie;

        @Spec
        private CommandSpec spec;

        Lock(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() throws IOException {
            CheckReport report = RuleCheck.writeLock(vigie.rulesFolder());
            PrintWriter out = spec.commandLine().getOut();
            out.print(report.text());
            out.flush();
            return report.passed() ? 0 : 1;
        }
    }
}
