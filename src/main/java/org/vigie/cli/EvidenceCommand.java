package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigie.evidence.ArchiveCheck;
import org.vigie.evidence.ArchiveReport;
import org.vigie.evidence.ArchiveReport.Touched;
import org.vigie.evidence.LogHead;
import org.vigie.scan.Ledger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The commands about the archive.
@Command(name = "evidence", mixinStandardHelpOptions = true, description = "Checks the archive, and makes findings again.", synopsisSubcommandLabel = "COMMAND")
final class EvidenceCommand {

    static CommandLine commandLine(Vigie vigie) {
        return new CommandLine(new EvidenceCommand()).addSubcommand(new Verify(vigie))
                .addSubcommand(new ReproduceCommand(vigie));
    }

    @Command(name = "verify", mixinStandardHelpOptions = true, description = {
            "Checks every record of the archive.",
            "Reads each one again, checks it against its digests and the hash log, and names the first that was touched."})
    static final class Verify implements Callable<Integer> {

        private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

        private final Vigie vigie;

        @Option(names = "--head", paramLabel = "LINES:HASH", description = "What an earlier check printed and you noted elsewhere: shows whether anything before it was rewritten.")
        private String head = "";

        @Spec
        private CommandSpec spec;

        Verify(Vigie vigie) {
            this.vigie = vigie;
        }

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            ArchiveReport report = ArchiveCheck.verify(Ledger.archiveFolder(vigie.indexFolder()), known(),
                    (lines, done, all) -> {});
            out.println(report.records() + " records (" + report.bytes() + " bytes) are as they were sealed");
            report.unlogged().ifPresent(tail -> out.println("behind the last line of the log: " + tail.segmentBytes()
                    + " bytes of records and " + tail.logBytes()
                    + " of the log, left by a crash or by a writer still at "
                    + "work; they were never acknowledged"));
            if (report.touched().isEmpty()) {
                out.println("nothing was touched. Note this outside the archive: " + report.head().lines() + ":"
                        + report.head().chain());
                return 0;
            }
            Touched touched = report.touched().get();
            out.println("TOUCHED: " + touched.explanation());
            touched.logLine().ifPresent(line -> out.println("  log line  " + line));
            out.println("  file      " + touched.file() + " at byte " + touched.offset());
            if (!touched.recordId().isEmpty()) {
                out.println("  record    " + touched.recordId());
                out.println("  address   " + touched.url());
            }
            out.println("  differs   " + touched.differences().stream()
                    .map(d -> d.name().toLowerCase(Locale.ROOT).replace('_', ' ')).collect(Collectors.joining(", ")));
            return 1;
        }

        private Optional<LogHead> known() {
            if (head.isEmpty()) {
                return Optional.empty();
            }
            Matcher matcher = HEAD.matcher(head.strip());
            if (!matcher.matches()) {
                throw new ParameterException(spec.commandLine(),
                        "vigie: --head must be what an earlier check printed: a number, a colon and 64 hex digits");
            }
            return Optional.of(new LogHead(Long.parseLong(matcher.group(1)), matcher.group(2)));
        }
    }
}
