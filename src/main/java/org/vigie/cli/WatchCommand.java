package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Run;
import org.vigie.casework.Store;
import org.vigie.config.Watch;
import org.vigie.schedule.Schedule;
import org.vigie.yaml.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The commands about watches.
@Command(name = "watch", mixinStandardHelpOptions = true, description = "Lists, runs, pauses and adds watches, and tells what their runs did not see.", synopsisSubcommandLabel = "COMMAND")
final class WatchCommand {

    static CommandLine commandLine(Vigie vigie) {
        return new CommandLine(new WatchCommand()).addSubcommand(new ListAll(vigie)).addSubcommand(new RunOne(vigie))
                .addSubcommand(new Pause(vigie)).addSubcommand(new WatchAddCommand(vigie))
                .addSubcommand(new WatchReportCommand(vigie));
    }

    /// The watch of a name; else the sentence that there is none.
    static Optional<Watch> find(List<Watch> watches, String name, CommandLine line) {
        Optional<Watch> found = watches.stream().filter(watch -> watch.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            List<String> known = watches.stream().map(Watch::name).toList();
            line.getErr().println("vigie: there is no watch `" + name + "`" + Nearest.of(name, known)
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse("; config/watches/ has: " + String.join(", ", known)));
        }
        return found;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the watches: state, what they look at, when they run, how the last run ended.")
    static final class ListAll implements Callable<Integer> {

        private final Vigie vigie;

        @Spec
        private CommandSpec spec;

        ListAll(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() throws IOException {
            try (House house = new House(vigie)) {
                Store store = house.store();
                Map<String, String> paused = store.pauses().watches();
                List<HostPause> hosts = store.pauses().hosts();
                List<Run> runs = store.runs().newest(1_000);
                ZoneId zone = ZoneId.of(house.settings().schedule().zone());
                Table table = new Table("WATCH", "STATE", "MARKETPLACE", "LOOKS AT", "NEXT", "LAST RUN", "TITLE");
                for (Watch watch : house.watches()) {
                    String host = HostPauses.of(hosts, watch).isEmpty() ? "" : ", host paused";
                    table.row(watch.name(), state(watch, paused) + host, watch.marketplace(), looksAt(watch),
                            next(watch, paused, zone), last(watch, runs), watch.title());
                }
                PrintWriter out = spec.commandLine().getOut();
                table.print(out);
                store.missedTimes().all().forEach(missed -> out.println(MissedText.of(missed, at -> time(at, zone))));
                hosts.forEach(host -> out.println(host.origin() + " asked for a human (" + host.why()
                        + "); it is asked nothing until " + time(host.until(), zone)));
                out.flush();
            }
            return 0;
        }

        private static String state(Watch watch, Map<String, String> paused) {
            if (paused.containsKey(watch.name())) {
                return "paused: " + paused.get(watch.name());
            }
            return !watch.conduct().toFillIn().isEmpty()
                    ? "to fill in: " + String.join(", ", watch.conduct().toFillIn())
                    : watch.enabled() ? "on" : "off";
        }

        private static String looksAt(Watch watch) {
            return Stream.of(count(watch.lists(), "list"), count(watch.sitemaps(), "sitemap"),
                    count(watch.items(), "offer")).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        }

        private static String count(List<String> addresses, String what) {
            return addresses.isEmpty() ? "" : addresses.size() + " " + what + (addresses.size() == 1 ? "" : "s");
        }

        private String next(Watch watch, Map<String, String> paused, ZoneId zone) {
            if (!watch.enabled() || watch.cron().isEmpty() || paused.containsKey(watch.name())) {
                return "";
            }
            return Schedule.nextTimes(watch.cron(), zone, vigie.clock().instant(), 1).stream().findFirst()
                    .map(at -> time(at, zone)).orElse("");
        }

        private static String last(Watch watch, List<Run> runs) {
            return runs.stream().filter(run -> run.watch().equals(watch.name())).findFirst()
                    .map(run -> run.id() + " " + run.state().word()).orElse("");
        }

        private static String time(Instant at, ZoneId zone) {
            return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone)
                    .format(at.truncatedTo(ChronoUnit.MINUTES));
        }
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Runs watches now, also those that are off. The same as vigie scan WATCH.")
    static final class RunOne implements Callable<Integer> {

        private final Vigie vigie;

        @Parameters(arity = "1..*", paramLabel = "WATCH", description = "Names of watches.")
        private List<String> names = new ArrayList<>();

        @Spec
        private CommandSpec spec;

        RunOne(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() throws IOException {
            try (House house = new House(vigie)) {
                List<Watch> all = house.watches();
                List<Watch> chosen = new ArrayList<>();
                for (String name : names) {
                    Optional<Watch> watch = find(all, name, spec.commandLine());
                    if (watch.isEmpty()) {
                        return 2;
                    }
                    chosen.add(watch.get());
                }
                return Scanning.scan(house, house.settings().crawl(), chosen, spec.commandLine());
            }
        }
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = {
            "Stops a watch until it is resumed: nothing runs it.",
            "A run that is under way goes on to its end."})
    static final class Pause implements Callable<Integer> {

        private final Vigie vigie;

        @Parameters(paramLabel = "WATCH", description = "Name of the watch.")
        private String name = "";

        @Option(names = "--reason", paramLabel = "WHY", description = "Why, for the next person.")
        private String reason = "by hand";

        @Option(names = "--off", description = "Resume it instead.")
        private boolean off;

        @Spec
        private CommandSpec spec;

        Pause(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() throws IOException {
            try (House house = new House(vigie)) {
                if (find(house.watches(), name, spec.commandLine()).isEmpty()) {
                    return 2;
                }
                Store store = house.store();
                PrintWriter out = spec.commandLine().getOut();
                if (off) {
                    out.println(store.pauses().resume(name) ? name + " is resumed" : name + " was not paused");
                } else {
                    store.pauses().watch(name, reason.strip());
                    out.println(name + " is paused; vigie watch pause --off " + name + " resumes it");
                }
                out.flush();
            }
            return 0;
        }
    }
}
