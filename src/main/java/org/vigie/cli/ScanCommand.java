package org.vigie.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.vigie.config.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "scan", mixinStandardHelpOptions = true, description = {
        "Scans watches now.",
        "Fetches, seals, reads, judges and indexes the listings of watches in config/watches/. A scan that was",
        "cut off is resumed."})
final class ScanCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Parameters(arity = "0..*", paramLabel = "WATCH", description = "Names of watches (default: all that are enabled).")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    ScanCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        try (House house = new House(vigie)) {
            List<Watch> all = house.watches();
            List<Watch> chosen = new ArrayList<>();
            for (String name : names) {
                Optional<Watch> watch = WatchCommand.find(all, name, spec.commandLine());
                if (watch.isEmpty()) {
                    return 2;
                }
                chosen.add(watch.get());
            }
            if (names.isEmpty()) {
                Set<String> paused = house.store().pauses().watches().keySet();
                chosen.addAll(all.stream().filter(Watch::enabled).filter(w -> !paused.contains(w.name())).toList());
            }
            if (chosen.isEmpty()) {
                spec.commandLine().getErr().println("vigie: no watch is enabled; name one, or set `enabled: true` in "
                        + "config/watches/. To see a scan without any: vigie demo");
                return 2;
            }
            return Scanning.scan(house, house.settings().crawl(), chosen, spec.commandLine());
        }
    }
}
