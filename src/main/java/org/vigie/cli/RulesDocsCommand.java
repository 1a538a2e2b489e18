package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vigie.rules.RuleDocs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "docs", mixinStandardHelpOptions = true, description = {
        "Writes one readable page a rule, and one that lists them.",
        "Law and its days, penalty, what counts, words, exceptions, known errors, examples."})
final class RulesDocsCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Option(names = "--into", paramLabel = "DIR", description = "Folder to write to (default: docs/rules/ in the home folder).")
    private Path into = Path.of("");

    @Spec
    private CommandSpec spec;

    RulesDocsCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = into.toString().isEmpty() ? vigie.home.resolve("docs").resolve("rules") : into;
        PrintWriter out = spec.commandLine().getOut();
        out.println(RuleDocs.write(vigie.rulesFolder(), folder) + " pages written to " + folder);
        out.flush();
        return 0;
    }
}
