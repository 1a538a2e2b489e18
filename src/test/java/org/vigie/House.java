package org.vigie;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The drawing of the house: every arrow between rooms, and which library may be imported where. A new room or arrow
/// is one line here, argued in the room's package comment.
final class House {

    /// Which rooms a room may import.
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(Map.entry("yaml", Set.of()),
            Map.entry("listing", Set.of()), Map.entry("normalise", Set.of("listing")),
            Map.entry("config", Set.of("yaml", "listing")),
            Map.entry("rules", Set.of("yaml", "listing", "normalise")), Map.entry("crawl", Set.of("config")),
            Map.entry("extract", Set.of("config", "listing", "normalise")),
            Map.entry("evidence", Set.of("crawl", "rules", "listing")),
            Map.entry("index", Set.of("evidence", "rules", "listing", "normalise")), Map.entry("casework", Set.of()),
            Map.entry("scan",
                    Set.of("casework", "index", "evidence", "extract", "crawl", "rules", "config", "listing")),
            Map.entry("alerts", Set.of("scan", "casework", "evidence", "crawl", "rules", "config", "listing")),
            Map.entry("metrics", Set.of("scan", "casework", "evidence", "rules")),
            Map.entry("schedule", Set.of("config", "yaml")),
            Map.entry("web", Set.of("casework", "index", "evidence", "rules", "config", "normalise", "listing")),
            Map.entry("demo", Set.of("yaml")),
            Map.entry("cli",
                    Set.of("web", "schedule", "metrics", "alerts", "scan", "casework", "index", "evidence", "extract",
                            "crawl",
                            "config", "rules", "yaml", "normalise", "listing", "demo")));

    /// Where a library lives. Packages that stand nowhere here (the JDK, JSpecify, SLF4J) are free.
    static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(Map.entry("org.snakeyaml", Set.of("yaml")),
            Map.entry("tools.jackson",
                    Set.of("listing", "rules", "extract", "evidence", "index", "alerts", "web", "cli", "demo")),
            Map.entry("org.jsoup", Set.of("extract")), Map.entry("okhttp3", Set.of("crawl")),
            Map.entry("okio", Set.of("crawl")), Map.entry("kotlin", Set.of("crawl", "web")),
            Map.entry("crawlercommons", Set.of("crawl")),
            Map.entry("com.github.luben", Set.of("crawl")), Map.entry("org.brotli", Set.of("crawl")),
            Map.entry("org.netpreserve", Set.of("evidence")),
            Map.entry("org.apache.lucene", Set.of("index", "rules")), Map.entry("org.jdbi", Set.of("casework")),
            Map.entry("org.sqlite", Set.of("casework")), Map.entry("org.postgresql", Set.of("casework")),
            Map.entry("com.zaxxer", Set.of("casework")), Map.entry("org.flywaydb", Set.of("casework")),
            Map.entry("jakarta.mail", Set.of("alerts")), Map.entry("io.micrometer", Set.of("metrics")),
            Map.entry("io.prometheus", Set.of("metrics")),
            Map.entry("org.quartz", Set.of("schedule")), Map.entry("io.javalin", Set.of("web")),
            Map.entry("gg.jte", Set.of("web")), Map.entry("jakarta.servlet", Set.of("web")),
            Map.entry("org.eclipse.jetty", Set.of("web")), Map.entry("picocli", Set.of("cli")),
            Map.entry("me.tongfei", Set.of("cli")), Map.entry("ch.qos.logback", Set.of("cli")));

    static final DescribedPredicate<JavaClass> OURS = DescribedPredicate.describe("ours",
            type -> type.getPackageName().startsWith("org.vigie."));

    private House() {
    }

    /// The room of a class; empty when it is not ours.
    static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("org.vigie.")) {
            return "";
        }
        String rest = name.substring("org.vigie.".length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    /// Everything that is not in the drawing, as sentences.
    static List<String> faults(JavaClasses classes) {
        Set<String> faults = new TreeSet<>();
        for (JavaClass type : classes) {
            String room = room(type);
            if (room.isEmpty()) {
                continue;
            }
            if (!ARROWS.containsKey(room)) {
                faults.add("the room " + room + " is not in the drawing");
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                fault(room, type, dependency.getTargetClass(), faults);
            }
        }
        return new ArrayList<>(faults);
    }

    private static void fault(String room, JavaClass from, JavaClass to, Set<String> faults) {
        String target = room(to);
        if (!target.isEmpty() && !target.equals(room) && !ARROWS.get(room).contains(target)) {
            faults.add(from.getName() + " imports " + to.getName() + ": no arrow from " + room + " to " + target);
        }
        LIBRARIES.forEach((library, homes) -> {
            if ((to.getPackageName() + ".").startsWith(library + ".") && !homes.contains(room)) {
                faults.add(from.getName() + " imports " + to.getName() + ": " + library + " lives in " + homes);
            }
        });
    }
}
