package org.vigie.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.casework.BlindSpots;
import org.vigie.casework.Run;
import org.vigie.casework.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "report", mixinStandardHelpOptions = true, description = "Tells what a run did not see, and why: its blind spots.")
final class WatchReportCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Parameters(paramLabel = "RUN", description = "Id of a run, or name of a watch for its newest run.")
    private String run = "";

    @Option(names = "--json", description = "As JSON, on one line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    WatchReportCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        try (House house = new House(vigie)) {
            Store store = house.store();
            Optional<Run> found = store.runs().run(run).or(() -> store.runs().newest(10_000).stream()
                    .filter(each -> each.watch().equals(run)).findFirst());
            if (found.isEmpty()) {
                spec.commandLine().getErr().println("vigie: there is no run `" + run
                        + "`, and no watch of that name has run; vigie watch list shows the last runs.");
                return 2;
            }
            BlindSpots spots = store.runs().blindSpots(found.get().id());
            if (json) {
                spec.commandLine().getOut().println(BlindSpotText.json(spots, HostPauses.of(store, spots.runId())));
                spec.commandLine().getOut().flush();
            } else {
                BlindSpotText.print(spec.commandLine().getOut(), spots, HostPauses.of(store, spots.runId()));
            }
        }
        return 0;
    }
}
