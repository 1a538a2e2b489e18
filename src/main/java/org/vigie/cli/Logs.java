package org.vigie.cli;

import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/// Says where the log goes and in which form, before anything logs: the configuration in `logback.xml` reads these
/// properties.
final class Logs {

    private Logs() {
    }

    /// The form of what is logged to the console; the files are always JSON.
    enum Form {
        TEXT,
        JSON
    }

    static void set(Vigie vigie, ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        System.setProperty("vigie.log", vigie.indexFolder().resolve("log").toString());
        System.setProperty("vigie.command", last.commandSpec().name());
        Form form = form(vigie.log(), vigie.environment());
        System.setProperty("vigie.console.form", form.name());
        if (vigie.verbose || form == Form.JSON) { // a program reads it: everything
            System.setProperty("vigie.console", "INFO");
        }
    }

    /// The option counts before the environment; a word in the environment that is none of ours is text.
    static Form form(Optional<Form> option, Function<String, Optional<String>> environment) {
        return option.orElseGet(() -> environment.apply("LOG_FORMAT").filter("json"::equalsIgnoreCase)
                .map(_ -> Form.JSON).orElse(Form.TEXT));
    }
}
