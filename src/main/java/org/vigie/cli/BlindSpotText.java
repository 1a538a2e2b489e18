package org.vigie.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.casework.BlindSpots;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Runs.PageProblem;
import tools.jackson.databind.json.JsonMapper;

/// Tells what a run did not see, to people and to programs.
final class BlindSpotText {

    private BlindSpotText() {
    }

    /// @param paused hosts that kept pages of the run back and are paused now
    static void print(PrintWriter out, BlindSpots spots, List<HostPause> paused) {
        out.println("blind spots of " + spots.runId() + ": " + spots.planned() + " pages planned, " + spots.seen()
                + " seen" + (spots.none() ? "; none" : ", " + (spots.planned() - spots.seen()) + " not seen:"));
        for (BlindSpots.Unseen unseen : spots.unseen()) {
            out.println("  " + unseen.pages() + " " + unseen.outcome());
            for (PageProblem example : unseen.examples()) {
                out.println("      " + Text.oneLine(example.url() + (example.why().isEmpty()
                        ? ""
                        : " (" + example.why() + ")")));
            }
            if (unseen.pages() > unseen.examples().size()) {
                out.println("      … and " + (unseen.pages() - unseen.examples().size()) + " more");
            }
        }
        new TreeMap<>(spots.leftOut())
                .forEach((why, pages) -> out.println("  " + pages + " left out (" + why + ")"));
        paused.forEach(pause -> out.println("  " + Text.oneLine(pause.origin() + " asked for a human (" + pause.why()
                + ") and is asked nothing until " + pause.until())));
        if (spots.open() > 0) {
            out.println("  " + spots.open() + " not asked for yet");
        }
        out.flush();
    }

    /// `{"run": …, "planned": …, "seen": …, "open": …, "unseen": [{"outcome", "pages", "examples": [{"url", "why"}]}],
    /// "left_out": {reason: pages}}`, on one line.
    static String json(BlindSpots spots) {
        return json(spots, List.of());
    }

    /// The same with `"paused_hosts": [{"host", "why", "until"}]`, hosts that kept pages of the run back and are paused
    /// now; left out when there is none.
    static String json(BlindSpots spots, List<HostPause> paused) {
        List<Map<String, Object>> unseen = spots.unseen().stream()
                .map(each -> Map.<String, Object>of("outcome", each.outcome(), "pages", each.pages(), "examples",
                        each.examples().stream().map(e -> Map.of("url", e.url(), "why", e.why())).toList()))
                .toList();
        Map<String, Object> json = new TreeMap<>(Map.of("run", spots.runId(), "planned",
                spots.planned(), "seen", spots.seen(), "open", spots.open(), "unseen", unseen, "left_out",
                new TreeMap<>(spots.leftOut())));
        if (!paused.isEmpty()) {
            json.put("paused_hosts", paused.stream().map(pause -> Map.of("host", pause.origin(), "why", pause.why(),
                    "until", pause.until().toString())).toList());
        }
        return JsonMapper.shared().writeValueAsString(json);
    }
}
