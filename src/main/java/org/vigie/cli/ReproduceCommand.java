package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.evidence.Archive;
import org.vigie.evidence.ArchiveDamagedException;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.evidence.Reproduction;
import org.vigie.index.ListingSearch;
import org.vigie.index.StoredObservation;
import org.vigie.rules.RuleVersions;
import org.vigie.scan.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "reproduce", mixinStandardHelpOptions = true, description = {
        "Makes a finding again, and compares it byte for byte.",
        "The version of the rule that it cites (rules/versions/) judges the facts the archive sealed, by the law of"
                + " the day of the capture. Exit code 0 when the bytes are the same, 1 when they differ."})
final class ReproduceCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Parameters(paramLabel = "FINDING", description = "Id of a finding: 32 hex digits, as search --json and the web pages show it.")
    private String id = "";

    @Option(names = "--json", description = "Print the finding too.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ReproduceCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Observation> sealed = sealed();
        Optional<Finding> finding = sealed.flatMap(
                one -> one.findings().stream().filter(each -> each.id().equals(id)).findFirst());
        if (sealed.isEmpty() || finding.isEmpty()) {
            spec.commandLine().getErr().println("vigie: there is no finding " + id
                    + " here; vigie search --json shows the ids. After a crash, `vigie index rebuild` brings the index"
                    + " up to the archive.");
            return 2;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(finding.get().rule() + " on " + sealed.get().listing().key() + ", captured "
                + sealed.get().capture().at() + ": " + finding.get().verdict().word());
        int code = switch (Reproduction.of(sealed.get(), finding.get(), RuleVersions.in(vigie.rulesFolder()))) {
            case Reproduction.Identical same -> {
                out.println("identical: rule version, verdict, quoted words and places, byte for byte");
                if (json) {
                    out.println(same.json());
                }
                yield 0;
            }
            case Reproduction.Different different -> {
                out.println("DIFFERS");
                different.places().forEach(place -> out.println("  " + Text.oneLine(place)));
                yield 1;
            }
            case Reproduction.Unavailable missing -> {
                out.println("CANNOT BE MADE AGAIN");
                missing.why().forEach(why -> out.println("  " + why));
                yield 1;
            }
        };
        out.flush();
        return code;
    }

    /// The index tells where the archive holds it; the archive is what is judged. What a hunt found stands behind the
    /// first sighting of its listing.
    private Optional<Observation> sealed() throws IOException {
        Optional<StoredObservation> found;
        try (ListingSearch search = ListingSearch.open(Ledger.indexFolder(vigie.indexFolder()))) {
            found = search.byFinding(id);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        long first = found.get().sightings().getFirst().logIndex();
        try (Archive archive = Archive.openReadOnly(Ledger.archiveFolder(vigie.indexFolder()))) {
            Optional<Observation> sighting = archive.observation(first).filter(this::holdsFinding);
            return sighting.isPresent() ? sighting : later(archive, first);
        }
    }

    private Optional<Observation> later(Archive archive, long from) throws IOException {
        List<Observation> holders = new ArrayList<>();
        List<ArchiveDamagedException> damaged = new ArrayList<>();
        archive.replay(from, new Archive.ObservationSink() {
            @Override
            public void accept(Observation observation, long logIndex) {
                if (holders.isEmpty() && holdsFinding(observation)) {
                    holders.add(observation);
                }
            }

            @Override
            public void damaged(long logIndex, ArchiveDamagedException why) {
                damaged.add(why);
            }
        });
        if (holders.isEmpty() && !damaged.isEmpty()) {
            throw damaged.getFirst();
        }
        return holders.stream().findFirst();
    }

    private boolean holdsFinding(Observation observation) {
        return observation.findings().stream().anyMatch(each -> each.id().equals(id));
    }
}
