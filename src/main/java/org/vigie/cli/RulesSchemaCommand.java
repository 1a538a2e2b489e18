package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.vigie.rules.RuleSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "schema", mixinStandardHelpOptions = true, description = {
        "Writes rules/rule.schema.json, the form of a rule as JSON Schema.",
        "Editors complete keys with it, and mark mistakes while you write."})
final class RulesSchemaCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Spec
    private CommandSpec spec;

    RulesSchemaCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("written: " + RuleSchema.write(vigie.rulesFolder()));
        out.flush();
        return 0;
    }
}
