package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "serve", mixinStandardHelpOptions = true, description = {
        "Runs watches at their times, and serves the web page.",
        "Every enabled watch runs at its cron time, until Ctrl-C.",
        "A watch never runs beside itself; one that could not run at its time runs once, as soon as it can."})
final class ServeCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Spec
    private CommandSpec spec;

    ServeCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (House house = new House(vigie); Serving serving = new Serving(house, vigie)) {
            out.println("The web page is open at " + serving.url() + " (Ctrl-C ends it)");
            out.flush();
            serving.untilStopped();
        }
        return 0;
    }
}
