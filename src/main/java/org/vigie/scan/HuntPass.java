package org.vigie.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.casework.Run;
import org.vigie.casework.Store;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Findings;
import org.vigie.evidence.Observation;
import org.vigie.index.HuntRequest;
import org.vigie.index.HuntResult;
import org.vigie.index.ListingSearch;
import org.vigie.index.StoredObservation;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Verdict;

/// Runs one rule, whatever its status, over every listing in the archive, by the law in force when each was captured,
/// and seals what it finds. A finding names the capture it speaks of, when that was made, and when it was hunted; what
/// a listing's record holds already is not added again.
public final class HuntPass {

    /// A run must be heard of once a minute.
    private static final Duration BEAT = Duration.ofSeconds(10);

    /// What a hunt came to.
    ///
    /// @param run the run that sealed the findings; nothing when none were to be sealed
    /// @param added findings sealed; those that were known are not among them
    public record Result(HuntResult hunt, Optional<Run> run, long added) {}

    private final Path folder;
    private final Ledgers ledgers;
    private final Store store;
    private final InstantSource clock;

    /// @param folder the folder that holds `archive/` and `lucene/`
    public HuntPass(Path folder, Ledgers ledgers, Store store, InstantSource clock) {
        this.folder = folder;
        this.ledgers = ledgers;
        this.store = store;
        this.clock = clock;
    }

    /// Only looks: counts exactly and quotes the newest, and seals nothing.
    public static Result look(Path folder, RuleSet rule, HuntRequest request, int most) throws IOException {
        try (ListingSearch search = ListingSearch.open(Ledger.indexFolder(folder))) {
            return new Result(search.hunt(rule, request, most), Optional.empty(), 0);
        }
    }

    /// Hunts and seals.
    ///
    /// @param rule a rule set in which one rule runs, see [RuleSet#alone]
    /// @param most how many of the newest listings found are given back; sealed are all
    /// @throws IOException when archive or index cannot be written; what was sealed before stays, and the next hunt
    ///     goes on from there
    public Result run(String id, RuleSet rule, HuntRequest request, int most) throws IOException {
        Run run = store.runs().start("hunt-" + id.toLowerCase(Locale.ROOT), "cli").orElseThrow(() -> new IOException(
                "a hunt for " + id + " is already under way; wait for it, or a minute if its process died"));
        try (Ledgers.Lease lease = ledgers.lease()) {
            lease.ledger().commit();
            try (ListingSearch search = ListingSearch.open(Ledger.indexFolder(folder))) {
                HuntResult hunt = search.hunt(rule, request, most);
                Sealing sealing = new Sealing(lease.ledger(), run);
                search.eachFind(rule, request, sealing::take);
                store.runs().finish(run.id(), Run.State.FINISHED, Optional.empty());
                return new Result(hunt, store.runs().run(run.id()), sealing.added);
            }
        } catch (IOException | RuntimeException e) {
            store.runs().finish(run.id(), Run.State.FAILED, Optional.of(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private final class Sealing {

        private final Ledger ledger;
        private final Run run;
        private Instant heard = clock.instant();
        private long added;

        Sealing(Ledger ledger, Run run) {
            this.ledger = ledger;
            this.run = run;
        }

        void take(HuntResult.Find find) throws IOException {
            Instant now = clock.instant();
            if (now.isAfter(heard.plus(BEAT))) {
                heard = now;
                store.runs().heartbeat(run.id());
            }
            long breaches = 0;
            long undecided = 0;
            long news = 0;
            long before = added;
            for (HuntResult.Judged judged : find.judged()) {
                Finding finding = finding(find.stored(), judged, now);
                if (find.stored().observation().findings().stream().noneMatch(one -> one.id().equals(finding.id()))) {
                    Observation seen = find.stored().observation();
                    news += ledger.record(new Observation(seen.id(), seen.listing(), judged.sighting().capture(),
                            run.id(), "", seen.ruleSetDigest(), seen.shell(), List.of(finding)));
                    added++;
                    breaches += finding.verdict() == Verdict.BREACH ? 1 : 0;
                    undecided += finding.verdict() == Verdict.UNDECIDED ? 1 : 0;
                }
            }
            if (added > before) {
                store.runs().count(run.id(), 1, undecided > 0 ? 1 : 0, breaches, news);
            }
        }

        private Finding finding(StoredObservation stored, HuntResult.Judged judged, Instant now) {
            var capture = judged.sighting().capture();
            return Findings
                    .of(stored.observation().listing(), List.of(judged.judgement()),
                            LocalDate.ofInstant(capture.at(), ZoneOffset.UTC))
                    .getFirst().hunted(new Finding.Hunt(now, run.id(), capture.at(), capture.id()));
        }
    }
}
