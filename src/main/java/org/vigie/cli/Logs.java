package org.vigie.cli;

import picocli.CommandLine.ParseResult;

/// Says where the log goes, before anything logs: the configuration in `logback.xml` reads these properties.
final class Logs {

    private Logs() {
    }

    static void set(Vigie vigie, ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        System.setProperty("vigie.log", vigie.indexFolder().resolve("log").toString());
        System.setProperty("vigie.command", last.commandSpec().name());
        if (vigie.verbose) {
            System.setProperty("vigie.console", "INFO");
        }
    }
}
