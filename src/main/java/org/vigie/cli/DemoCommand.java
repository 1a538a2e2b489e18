package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Watch;
import org.vigie.demo.DemoShop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "demo", mixinStandardHelpOptions = true, description = {
        "Shows the whole scanner at work, with no network.",
        "Starts three made-up marketplaces on this machine, scans them over HTTP, and tells what it found."})
final class DemoCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Option(names = "--serve", description = "Leave the web page and the marketplaces open afterwards, until Ctrl-C.")
    private boolean serve;

    @Spec
    private CommandSpec spec;

    DemoCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (DemoShop shop = DemoShop.start(DemoShop.PORT); House house = new House(vigie)) {
            List<Watch> watches = house.watches().stream().filter(watch -> watch.name().startsWith("demo-")).toList();
            out.println("three demo marketplaces are open on port " + shop.port() + ": " + watches.stream()
                    .map(Watch::title).collect(Collectors.joining("; ")));
            out.flush();
            int code = Scanning.scan(house, gentle(house.settings().crawl()), watches, spec.commandLine());
            out.println();
            out.println("Search what was found:");
            out.println("  ./vigie search 'laser pointer'");
            out.println("  ./vigie search --verdict breach --language fr");
            out.println("  ./vigie rules show R0007");
            if (!serve) {
                out.println("  ./vigie demo --serve     leaves the web page open");
                out.flush();
                return code;
            }
            try (Serving serving = new Serving(house, vigie)) {
                out.println();
                out.println("The web page is open at " + serving.url() + " (Ctrl-C ends it)");
                out.flush();
                serving.untilStopped();
            }
            return code;
        } catch (BindException e) {
            throw new IOException(
                    "port " + DemoShop.PORT + " is taken: a demo is probably running already; end it first", e);
        }
    }

    /// A short pause and loopback allowed: these shops are ours.
    private static CrawlSettings gentle(CrawlSettings s) {
        return s.with(Duration.ofMillis(20), true);
    }
}
