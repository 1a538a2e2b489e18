package org.vigie.cli;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Run;
import org.vigie.evidence.Observation;
import org.vigie.scan.PassListener;

/// Several listeners as one.
record Listeners(List<PassListener> all) implements PassListener {

    @Override
    public void started(Run run, boolean resumed) {
        all.forEach(one -> one.started(run, resumed));
    }

    @Override
    public void planned(String runId, int pages) {
        all.forEach(one -> one.planned(runId, pages));
    }

    @Override
    public void page(String runId, String url, String outcome, String detail) {
        all.forEach(one -> one.page(runId, url, outcome, detail));
    }

    @Override
    public void fetched(String runId, String outcome, long bytes, Duration took) {
        all.forEach(one -> one.fetched(runId, outcome, bytes, took));
    }

    @Override
    public void read(String runId, Duration took) {
        all.forEach(one -> one.read(runId, took));
    }

    @Override
    public void judged(String runId, Duration took) {
        all.forEach(one -> one.judged(runId, took));
    }

    @Override
    public void listing(Observation observation, long news) {
        all.forEach(one -> one.listing(observation, news));
    }

    @Override
    public void listing(Observation observation, Set<String> news) {
        all.forEach(one -> one.listing(observation, news));
    }

    @Override
    public void paused(String runId, HostPause pause) {
        all.forEach(one -> one.paused(runId, pause));
    }

    @Override
    public void finished(Run run) {
        all.forEach(one -> one.finished(run));
    }
}
