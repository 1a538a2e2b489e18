package org.vigie.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The program: options that every command has, and the list of commands. A new command is one line here.
@Command(name = "vigie", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
        "Fetches marketplace listings, flags the ones that break the law, seals the evidence and finds it again.",
        ""}, synopsisSubcommandLabel = "COMMAND", footer = {"", "Start with: vigie demo --serve"})
public final class Vigie {

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Folder that holds rules/ and config/ (default: where vigie is installed).")
    Path home = Path.of(System.getProperty("vigie.home", "."));

    @Option(names = "--index", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Folder the scanner writes to (default: index/ in the home folder).")
    private Path index = Path.of("");

    @Option(names = {"-v", "--verbose"}, scope = ScopeType.INHERIT, description = "Log what is done to the console.")
    boolean verbose;

    @Option(names = "--log", paramLabel = "FORM", scope = ScopeType.INHERIT, description = "Form of the log on the console: text, or json, one object a line (default: $LOG_FORMAT, else text).")
    private Logs.@Nullable Form log;

    private final InstantSource clock;

    private final InputStream in;

    private final Function<String, Optional<String>> environment;

    Vigie(InstantSource clock, InputStream in, Function<String, Optional<String>> environment) {
        this.clock = clock;
        this.in = in;
        this.environment = environment;
    }

    /// What `--log` says.
    Optional<Logs.Form> log() {
        return Optional.ofNullable(log);
    }

    /// Environment variables by name.
    Function<String, Optional<String>> environment() {
        return environment;
    }

    /// Standard input.
    InputStream in() {
        return in;
    }

    InstantSource clock() {
        return clock;
    }

    Path indexFolder() {
        return index.toString().isEmpty() ? home.resolve("index") : index;
    }

    Path rulesFolder() {
        return home.resolve("rules");
    }

    Path configFolder() {
        return home.resolve("config");
    }

    /// The whole command line.
    static CommandLine commandLine(InstantSource clock) {
        return commandLine(clock, System.in);
    }

    /// The whole command line, reading from somewhere else than standard input.
    static CommandLine commandLine(InstantSource clock, InputStream in) {
        return commandLine(clock, in, name -> Optional.ofNullable(System.getenv(name)));
    }

    /// The whole command line, with another environment too.
    static CommandLine commandLine(InstantSource clock, InputStream in,
            Function<String, Optional<String>> environment) {
        Vigie vigie = new Vigie(clock, in, environment);
        CommandLine line = new CommandLine(vigie);
        line.addSubcommand(new DemoCommand(vigie));
        line.addSubcommand(new ScanCommand(vigie));
        line.addSubcommand(WatchCommand.commandLine(vigie));
        line.addSubcommand(AlertsCommand.commandLine(vigie));
        line.addSubcommand(new ImportCommand(vigie));
        line.addSubcommand(new ExtractCommand(vigie));
        line.addSubcommand(new ReadCommand(vigie));
        line.addSubcommand(new JudgeCommand(vigie));
        line.addSubcommand(new SearchCommand(vigie));
        line.addSubcommand(new ExportCommand(vigie));
        line.addSubcommand(new ServeCommand(vigie));
        line.addSubcommand(RulesCommand.commandLine(vigie));
        line.addSubcommand(EvidenceCommand.commandLine(vigie));
        line.addSubcommand(IndexCommand.commandLine(vigie));
        line.addSubcommand(new SettingsCommand());
        line.setExecutionExceptionHandler(new Failures());
        line.setExecutionStrategy(parsed -> {
            Logs.set(vigie, parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        return line;
    }

    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        CommandLine line = commandLine(InstantSource.system());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(line.execute(args));
    }
}
