package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.vigie.scan.Rebuild;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The commands about the search index.
@Command(name = "index", mixinStandardHelpOptions = true, description = "Rebuilds the search index.", synopsisSubcommandLabel = "COMMAND")
final class IndexCommand {

    static CommandLine commandLine(Vigie vigie) {
        return new CommandLine(new IndexCommand()).addSubcommand(new RebuildCommand(vigie));
    }

    @Command(name = "rebuild", mixinStandardHelpOptions = true, description = "Builds the search index again from the archive. Nothing is fetched.")
    static final class RebuildCommand implements Callable<Integer> {

        private final Vigie vigie;

        @Spec
        private CommandSpec spec;

        RebuildCommand(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() throws IOException {
            try (House house = new House(vigie)) {
                Rebuild.Result result = Rebuild.run(house.folder(), house.settings().archive().segmentBytes(),
                        vigie.clock());
                PrintWriter out = spec.commandLine().getOut();
                out.println("index rebuilt from the archive: " + result.observations() + " observations");
                result.damaged().forEach(what -> out.println("left out, not as it was sealed: " + what));
                out.flush();
                return result.damaged().isEmpty() ? 0 : 1;
            }
        }
    }
}
