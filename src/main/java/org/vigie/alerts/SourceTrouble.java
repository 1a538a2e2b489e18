package org.vigie.alerts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.casework.Run;
import org.vigie.casework.Sources;
import org.vigie.casework.Sources.Reading;
import org.vigie.casework.Sources.Yield;
import org.vigie.config.AlertSettings;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sees that a source gives nothing any more, or much less, or pages whose fields cannot be read: a run that ends well
/// and has seen nothing looks like a clean market.
final class SourceTrouble {

    /// Runs that say what is usual: the newest that gave something.
    private static final int USUAL = 5;
    /// How far back they are looked for; a source that has been dry for long stays in trouble.
    private static final int BACK = 60;
    /// Fewer offers than these say nothing about a source: single ones end.
    private static final int LEAST_OFFERS = 3;
    private static final int LEAST_BEFORE = 10;
    private static final int LEAST_NOW = 5;
    /// A field that most listings had.
    private static final double MOSTLY = 0.5;

    private final Sources sources;
    private final AlertSettings settings;

    SourceTrouble(Sources sources, AlertSettings settings) {
        this.sources = sources;
        this.settings = settings;
    }

    /// What is wrong with the source of a run that came to its end.
    List<Message> of(Run run) {
        List<Yield> all = sources.yields(run.watch(), BACK);
        List<Message> troubles = new ArrayList<>();
        if (all.isEmpty() || !all.getFirst().runId().equals(run.id())) {
            return troubles;
        }
        Yield now = all.getFirst();
        List<Yield> before = all.stream().skip(1).filter(each -> each.offers() > 0).limit(USUAL).toList();
        boolean challenged = now.challenged() * 2 > now.pages();
        if (challenged) {
            troubles.add(message(run, "challenged", "the source is kept back by challenges", "Of " + now.pages()
                    + " pages asked for, " + now.challenged()
                    + " were kept back by a challenge. Nobody works round it; "
                    + "ask the marketplace for access.", now, before));
        }
        long usual = median(before);
        if (usual >= LEAST_OFFERS && now.offers() * 100 < usual * settings.sourceShare() || usual >= LEAST_OFFERS
                && now.offers() == 0) {
            String what = now.offers() == 0
                    ? "the source gives no offer any more"
                    : "the source gives much less than before";
            troubles.add(message(run, now.offers() == 0 ? "nothing" : "less", what, "This run saw " + now.offers()
                    + " offers; usual are " + usual + " (the middle of the last " + before.size()
                    + " runs that gave any). "
                    + (challenged ? "" : "Look at its list pages: their addresses or their form may have changed."),
                    now, before));
        }
        List<String> lost = lost(run, before);
        if (!lost.isEmpty()) {
            troubles.add(message(run, "fields", "fields are not read any more",
                    "Most listings had these fields, and hardly any has now: " + String.join(", ", lost)
                            + ". The pages have probably changed; see the marketplace's file, and `vigie extract` on one "
                            + "of them.",
                    now, before));
        }
        return troubles;
    }

    private static long median(List<Yield> before) {
        List<Long> offers = before.stream().map(Yield::offers).sorted().toList();
        return offers.isEmpty() ? 0 : offers.get(offers.size() / 2);
    }

    private List<String> lost(Run run, List<Yield> before) {
        Map<String, Reading> now = sources.readings(List.of(run.id()));
        List<String> lost = new ArrayList<>();
        new TreeMap<>(sources.readings(before.stream().map(Yield::runId).toList())).forEach((field, usual) -> {
            Reading reading = now.getOrDefault(field, new Reading(0, 0));
            if (usual.all() >= LEAST_BEFORE && usual.share() >= MOSTLY && reading.all() >= LEAST_NOW
                    && reading.share() * 100 < usual.share() * settings.fieldShare()) {
                lost.add(field);
            }
        });
        return lost;
    }

    private static Message message(Run run, String about, String what, String explanation, Yield now,
            List<Yield> before) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("trouble", about).put("offers", now.offers())
                .put("pages", now.pages()).put("challenged", now.challenged());
        ArrayNode usual = data.putArray("offers_before");
        before.forEach(each -> usual.add(each.offers()));
        ObjectNode pages = data.putObject("pages_by_outcome");
        new TreeMap<>(run.counts().pages()).forEach(pages::put);
        List<String> lines = new ArrayList<>(List.of("Watch " + run.watch() + ", run " + run.id() + ": "
                + what + ".", explanation, "Pages by outcome: " + outcomes(run)));
        return new Message("source", run.watch(), about, run.id(), run.watch() + ": " + what, lines, data);
    }

    private static String outcomes(Run run) {
        return String.join(", ", new TreeMap<>(run.counts().pages()).entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey()).toList());
    }

    /// A run that failed.
    static Message failed(Run run) {
        return new Message("failed", run.watch(), "failed", run.id(), run.watch() + ": the run failed",
                List.of("Watch " + run.watch() + ", run " + run.id() + " failed after "
                        + run.finishedAt().map(end -> Duration.between(run.startedAt(), end).toSeconds() + " s")
                                .orElse("an unknown time")
                        + ": " + run.error().orElse("no reason was given"), "What was sealed is safe."),
                JsonNodeFactory.instance.objectNode().put("error", Message.oneLine(run.error().orElse(""))));
    }
}
