package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.scan.ImportPass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "import", mixinStandardHelpOptions = true, description = {
        "Takes in pages or listings that were saved elsewhere.",
        "HTML files, WARC (.warc, .warc.gz), or listings as JSONL; one file, or every such file below a folder.",
        "Each is sealed before it is read and judged."})
final class ImportCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Parameters(paramLabel = "PATH", description = "A file or a folder.")
    private Path path = Path.of("");

    @Option(names = "--captured", paramLabel = "DAY", description = "Day on which the pages were saved, as 2026-11-24, for files that do not say so (default: today).")
    private @Nullable LocalDate captured;

    @Spec
    private CommandSpec spec;

    ImportCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        PassReport report = new PassReport();
        try (House house = new House(vigie);
                Progress progress = new Progress(spec.commandLine().getErr(), "files", Progress.watched())) {
            ImportPass pass = new ImportPass(house.rooms(house.settings().crawl(), house.rules(), house.store()));
            pass.run(path, Optional.ofNullable(captured), new Listeners(List.of(progress, report)));
        }
        report.print(spec.commandLine().getOut());
        return 0;
    }
}
