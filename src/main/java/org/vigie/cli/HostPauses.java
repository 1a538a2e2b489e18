package org.vigie.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Store;
import org.vigie.config.Watch;
import org.vigie.crawl.PageAddress;

/// Which hosts that are paused now a run or a watch has to do with.
final class HostPauses {

    private static final int MOST = 10_000;

    private HostPauses() {
    }

    /// Those that kept pages of a run back.
    static List<HostPause> of(Store store, String runId) {
        List<HostPause> paused = store.pauses().hosts();
        return paused.isEmpty() ? paused : among(paused, store.sources().challenged(runId, MOST).stream());
    }

    /// Those that a watch begins at.
    static List<HostPause> of(List<HostPause> paused, Watch watch) {
        return among(paused, Stream.of(watch.lists(), watch.items(), watch.sitemaps()).flatMap(List::stream));
    }

    private static List<HostPause> among(List<HostPause> paused, Stream<String> urls) {
        Set<String> origins = urls.map(PageAddress::origin).flatMap(Optional::stream).collect(Collectors.toSet());
        return paused.stream().filter(pause -> origins.contains(pause.origin())).toList();
    }
}
