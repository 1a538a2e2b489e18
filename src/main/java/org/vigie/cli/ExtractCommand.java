package org.vigie.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.config.Marketplace;
import org.vigie.config.TableMapping;
import org.vigie.crawl.Outcome;
import org.vigie.extract.Page;
import org.vigie.extract.PageContent;
import org.vigie.extract.PageReader;
import org.vigie.scan.ImportPass;
import org.vigie.scan.SavedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "extract", mixinStandardHelpOptions = true, description = {
        "Reads a page and shows what it says, field by field: value, source, place, and what contradicts it.",
        "Stores nothing. An address is fetched as a scan would: politely, robots.txt heeded, with the operator's contact.",
        "A file may be a saved page (HTML, WARC, WACZ, HAR), a marketplace's own JSON document, or listings (docs/import.md).",
        "Exit code 0 when every page gave an offer or a list, 1 when one did not (a challenge, a shell, a page that is gone)."})
final class ExtractCommand implements Callable<Integer> {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");

    private final Vigie vigie;

    @Parameters(paramLabel = "URL-or-FILE", description = "An http or https address, or a saved file.")
    private String target = "";

    @Option(names = "--json", description = "One JSON object a page, for machines; its form is told in docs/extract.md.")
    private boolean json;

    @Option(names = "--all", description = "Show every value whole; without it long ones, pictures and many properties are cut.")
    private boolean all;

    @Option(names = "--url", paramLabel = "URL", description = "The address that a saved HTML or JSON file came from (default: what the page says itself).")
    private String url = "";

    @Option(names = "--marketplace", paramLabel = "NAME", description = "Where feeds and tables are from, if they do not say so (default: host of each link).")
    private String marketplace = "";

    @Option(names = "--mapping", paramLabel = "FILE", description = "Which columns of tables (CSV) are which field: a YAML file, told in docs/import.md.")
    private @Nullable Path mapping;

    @Spec
    private CommandSpec spec;

    ExtractCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean address = ADDRESS.matcher(target).matches();
        if (!address && !Files.isRegularFile(Path.of(target))) {
            err.println("vigie: " + target + " is neither a file nor an address that begins with http:// or https://");
            return 2;
        }
        if (!url.isEmpty() && (address || !ADDRESS.matcher(url).matches())) {
            err.println("vigie: " + (address
                    ? "--url says where a saved file came from; an address needs none"
                    : "`" + url + "` is no address: --url begins with http:// or https://"));
            return 2;
        }
        ExtractOutput output = json
                ? new ExtractJson(out)
                : new ExtractReport(out, all, System.console() != null && Ansi.AUTO.enabled());
        try (House house = new House(vigie)) {
            List<Marketplace> marketplaces = house.marketplaces();
            PageReader reader = new PageReader(marketplaces);
            if (!address) {
                return file(reader, output);
            }
            Optional<String> missing = Contact.missing("vigie extract", target, house.settings().crawl());
            if (missing.isPresent()) {
                err.println("vigie: " + missing.get());
                return 2;
            }
            Outcome outcome = house.crawler(house.settings().crawl(), marketplaces).fetch(target);
            boolean read = outcome instanceof Outcome.Fetched fetched
                    ? output.page(target, reader.read(new Page(fetched.answer().url(),
                            fetched.answer().header("Content-Type"), fetched.body())))
                    : output.notFetched(outcome);
            return read ? 0 : 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for the page");
        } finally {
            out.flush();
        }
    }

    private int file(PageReader reader, ExtractOutput output) throws IOException {
        ImportPass.Reading how = new ImportPass.Reading(Optional.empty(), marketplace,
                Optional.ofNullable(mapping).map(TableMapping::read));
        boolean[] allRead = {true};
        SavedFile.read(Path.of(target), target, how, vigie.clock(), new SavedFile.Sink() {
            @Override
            public void page(SavedFile.SavedPage saved) {
                Page page = saved.page();
                Page placed = page.url().isEmpty() ? new Page(url, page.contentType(), page.body()) : page;
                PageContent content = reader.read(placed);
                allRead[0] &= output.page(saved.name(), content);
                if (content instanceof PageContent.Nothing && placed.url().isEmpty()) {
                    spec.commandLine().getErr().println("vigie: the file does not say where it came from; name the"
                            + " address with --url, so that a marketplace's file can tell what to look for");
                }
            }

            @Override
            public void listing(SavedFile.SavedListing saved) {
                output.listing(saved.place(), saved.listing());
            }

            @Override
            public void problem(String place, String what) {
                allRead[0] = false;
                output.problem(place, what);
            }
        });
        return allRead[0] ? 0 : 1;
    }
}
