package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vigie.alerts.Channel;
import org.vigie.alerts.Channel.Sent;
import org.vigie.alerts.Deliveries;
import org.vigie.alerts.TestMessage;
import org.vigie.casework.Outbox.Alert;
import org.vigie.casework.Outbox.Delivery;
import org.vigie.casework.Outbox.State;
import org.vigie.casework.Store;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The commands about alerts.
@Command(name = "alerts", mixinStandardHelpOptions = true, description = "Tries the ways on which people are told, and shows what was told.", synopsisSubcommandLabel = "COMMAND")
final class AlertsCommand {

    private static final String NOBODY = "vigie: nobody is told anything: fill in `webhook` or `mail` in "
            + "config/vigie.yaml (docs/operating.md tells how)";

    static CommandLine commandLine(Vigie vigie) {
        return new CommandLine(new AlertsCommand()).addSubcommand(new Test(vigie)).addSubcommand(new ListAll(vigie));
    }

    @Command(name = "test", mixinStandardHelpOptions = true, description = {
            "Sends a test message on every channel, and says what happened.",
            "Exit code 0 when each took it, 6 when one did not."})
    static final class Test implements Callable<Integer> {

        private static final int NOT_SENT = 6;

        private final Vigie vigie;

        @Spec
        private CommandSpec spec;

        Test(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            try (House house = new House(vigie)) {
                Deliveries deliveries = house.deliveries(house.store(), (_, _) -> {});
                if (deliveries.channels().isEmpty()) {
                    spec.commandLine().getErr().println(NOBODY);
                    return 2;
                }
                Alert alert = TestMessage.at(vigie.clock().instant());
                int code = 0;
                for (Channel channel : deliveries.channels()) {
                    Instant start = vigie.clock().instant();
                    Sent sent = channel.send(alert);
                    double seconds = Duration.between(start, vigie.clock().instant()).toMillis() / 1000.0;
                    String place = channel.name() + " (" + channel.where() + "): ";
                    switch (sent) {
                        case Sent.Delivered(String how) ->
                            out.println(place + how + String.format(Locale.ROOT, ", after %.1f s", seconds));
                        case Sent.NotDelivered(String why) -> {
                            out.println(place + "not delivered: " + why);
                            code = NOT_SENT;
                        }
                    }
                }
                out.flush();
                return code;
            }
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the newest alerts: what was told, what waits, and what could not be delivered and why.")
    static final class ListAll implements Callable<Integer> {

        private final Vigie vigie;

        @Option(names = "--most", paramLabel = "N", description = "How many at the most (default: ${DEFAULT-VALUE}).")
        private int most = 50;

        @Spec
        private CommandSpec spec;

        ListAll(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            try (House house = new House(vigie)) {
                Store store = house.store();
                List<Delivery> newest = store.outbox().newest(most);
                if (newest.isEmpty()) {
                    out.println("nothing was told yet");
                } else {
                    Table table = new Table("AT", "KIND", "BY", "STATE", "TRIES", "SUBJECT", "WHY NOT");
                    newest.forEach(
                            each -> table.row(each.alert().createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                                    each.alert().kind(), each.channel(), state(each), Integer.toString(each.attempts()),
                                    Text.oneLine(each.alert().subject()), Text.oneLine(each.error())));
                    table.print(out);
                }
                out.flush();
            }
            return 0;
        }

        private static String state(Delivery delivery) {
            return delivery.state() == State.WAITING && delivery.attempts() > 0
                    ? "again at " + delivery.nextAt().truncatedTo(ChronoUnit.SECONDS)
                    : delivery.state().word();
        }
    }
}
