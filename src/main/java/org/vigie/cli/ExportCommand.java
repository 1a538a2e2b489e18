package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.index.SearchRequest;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingJson;
import org.vigie.listing.ShortForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "export", mixinStandardHelpOptions = true, description = {
        "Writes the listings found as JSONL, one a line, in the form that import takes (docs/listings.md).",
        "All that is found is written, not a page of it; a listing that changed stands there once for each state."})
final class ExportCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Mixin
    private SearchOptions wanted = new SearchOptions();

    @Option(names = "--full", description = "The archive's full form: every reading with its place, and why a field was unread.")
    private boolean full;

    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "Write to a new file instead of to the console.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec;

    ExportCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        try (House house = new House(vigie)) {
            SearchRequest request = wanted.query(spec, Map.of("sort", List.of("newest")))
                    .request(ZoneId.of(house.settings().schedule().zone()));
            if (output == null) {
                PrintWriter out = spec.commandLine().getOut();
                write(house, request, line -> out.print(line + "\n"));
                out.flush();
                return 0;
            }
            if (Files.exists(output)) {
                throw new IOException(output + " is there already; name a new file");
            }
            try (var out = Files.newBufferedWriter(output, StandardCharsets.UTF_8)) {
                write(house, request, line -> {
                    try {
                        out.write(line);
                        out.write('\n');
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return 0;
    }

    private void write(House house, SearchRequest request, Consumer<String> lines) throws IOException {
        long count = house.search().each(request, stored -> {
            Listing listing = stored.observation().listing();
            lines.accept(full ? ListingJson.write(listing) : ShortForm.write(listing));
        });
        spec.commandLine().getErr().println(count + (count == 1 ? " listing" : " listings") + " written");
    }
}
