package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vigie.rules.RuleDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "new", mixinStandardHelpOptions = true, description = {
        "Writes a new rule to fill in: a draft, which never runs by itself.",
        "vigie rules verify names each place that is still to be filled."})
final class RulesNewCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "What is offered or missing, such as \"Mercury thermometer offered\".")
    private String title = "";

    @Option(names = "--topic", required = true, paramLabel = "WORD", description = "Kind of offence; rules may share one.")
    private String topic = "";

    @Option(names = "--law", required = true, paramLabel = "\"ACT, PROVISION\"", description = "What it rests on, such as \"Regulation (EU) 2023/988, Article 19(b)\".")
    private String law = "";

    @Option(names = "--jurisdiction", paramLabel = "CODE", description = "Whose law: EU or a country (default: ${DEFAULT-VALUE}).", defaultValue = "EU")
    private String jurisdiction = "";

    @Option(names = "--id", paramLabel = "RULE", description = "An id of your own (default: the next free one).")
    private String id = "";

    @Spec
    private CommandSpec spec;

    RulesNewCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        String place = jurisdiction.strip().toUpperCase(Locale.ROOT);
        if (!place.matches("[A-Z]{2}")) {
            throw new ParameterException(spec.commandLine(),
                    "vigie: --jurisdiction is two letters, EU or a country's code, such as FR");
        }
        String next = RuleDraft.nextId(vigie.rulesFolder());
        String own = id.isEmpty() ? next : id.strip().toUpperCase(Locale.ROOT);
        if (!own.matches("R\\d{4}") || own.compareTo(next) < 0) {
            throw new ParameterException(spec.commandLine(), "vigie: --id is R and four digits, and ids are never used"
                    + " twice; the next free one is " + next);
        }
        int comma = law.lastIndexOf(',');
        RuleDraft draft = new RuleDraft(title, place, topic, comma < 0 ? law.strip() : law.substring(0, comma).strip(),
                comma < 0 ? "<fill: the provision, such as Article 1>" : law.substring(comma + 1).strip());
        Path file = draft.write(vigie.rulesFolder(), own, LocalDate.ofInstant(vigie.clock().instant(), ZoneOffset.UTC));
        PrintWriter out = spec.commandLine().getOut();
        out.println("written: " + file);
        out.println("Fill it in (rules/README.md tells how), and ask `vigie rules verify` what is left.");
        out.flush();
        return 0;
    }
}
