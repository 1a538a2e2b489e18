package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.config.TableMapping;
import org.vigie.scan.ImportPass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "import", mixinStandardHelpOptions = true, description = {
        "Takes in pages or listings that were saved elsewhere.",
        "Pages: HTML, WARC (.warc, .warc.gz), WACZ, HAR. Listings: JSONL, product feeds (XML, CSV, TSV), other tables.",
        "One file, or every such file below a folder. Each page or listing is sealed before it is read and judged.",
        "The formats are told in docs/import.md."})
final class ImportCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Parameters(paramLabel = "PATH", description = "A file or a folder.")
    private Path path = Path.of("");

    @Option(names = "--captured", paramLabel = "DAY", description = "Day on which the pages were saved, as 2026-11-24, for files that do not say so (default: today).")
    private @Nullable LocalDate captured;

    @Option(names = "--marketplace", paramLabel = "NAME", description = "Where feeds and tables are from, if they do not say so (default: host of each link).")
    private String marketplace = "";

    @Option(names = "--mapping", paramLabel = "FILE", description = "Which columns of tables (CSV) are which field: a YAML file, told in docs/import.md.")
    private @Nullable Path mapping;

    @Spec
    private CommandSpec spec;

    ImportCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        ImportPass.Reading how = new ImportPass.Reading(Optional.ofNullable(captured), marketplace,
                Optional.ofNullable(mapping).map(TableMapping::read));
        PassReport report = new PassReport();
        try (House house = new House(vigie);
                Progress progress = new Progress(spec.commandLine().getErr(), "items", Progress.watched(),
                        vigie.clock()).ticking()) {
            ImportPass pass = new ImportPass(house.rooms(house.settings().crawl(), house.rules(), house.store()));
            pass.run(path, how, new Listeners(List.of(progress, report)));
        }
        report.print(spec.commandLine().getOut());
        return 0;
    }
}
