package org.vigie.rules;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// Reads one rule file. Nothing is thrown: what is wrong goes to the problems the file was opened with, and a rule
/// comes out only when nothing was.
final class RuleReader {

    static final String[] KEYS = {"id", "version", "status", "title", "topic", "severity", "confidence",
            "jurisdiction", "markets", "penalty", "law", "limits", "applies", "surely", "possibly", "exceptions",
            "examples", "retired"};

    private final ListShelf shelf;

    RuleReader(ListShelf shelf) {
        this.shelf = shelf;
    }

    /// A rule, and the phrases written in it by the name they go by.
    record Read(CompiledRule rule, Map<String, List<Phrase>> inline) {}

    /// @param file relative to the rules folder: `fr/R0003-radio-jammer.yaml`
    Optional<Read> read(YamlMap map, Path file, String source) {
        map.only(KEYS);
        Optional<String> id = id(map, file);
        Optional<Integer> version = map.require("version").flatMap(YamlValue::whole);
        if (version.isPresent() && version.get() < 1) {
            map.problemAt("version", "Versions count from 1.");
        }
        Optional<Status> status = map.require("status").flatMap(value -> value.oneOf(Status.class));
        Optional<String> title = map.requireText("title");
        Optional<String> topic = map.requireText("topic");
        Optional<Severity> severity = map.require("severity").flatMap(value -> value.oneOf(Severity.class));
        Optional<Confidence> confidence = map.require("confidence").flatMap(value -> value.oneOf(Confidence.class));
        Optional<String> jurisdiction = map.requireText("jurisdiction");
        Path parent = file.getParent();
        if (jurisdiction.isPresent()
                && (parent == null || !jurisdiction.get().equalsIgnoreCase(parent.getFileName().toString()))) {
            map.problemAt("jurisdiction", "A rule of `" + jurisdiction.get() + "` stands in the folder "
                    + jurisdiction.get().toLowerCase(Locale.ROOT) + "/.");
        }
        Set<String> markets = new TreeSet<>(map.require("markets").map(ConditionReader::countries).orElse(Set.of()));
        List<Law> laws = laws(map);
        Optional<String> limits = map.requireText("limits");

        ConditionReader conditions = new ConditionReader(shelf.lists());
        Optional<Condition> applies = map.require("applies").flatMap(conditions::read);
        Optional<Condition> surely = map.require("surely").flatMap(conditions::read);
        Optional<Condition> possibly = map.has("possibly")
                ? map.get("possibly").flatMap(conditions::read)
                : Optional.of(new Condition.Constant(false));
        List<Exemption> exceptions = exceptions(map, conditions);
        Set<String> ids = new HashSet<>();
        exceptions.forEach(exception -> ids.add(exception.id()));
        List<Example> examples = ExampleReader.read(map, ids);
        Optional<CompiledRule.Retirement> retirement = retirement(map, status);
        if (id.isEmpty() || version.isEmpty() || status.isEmpty() || title.isEmpty() || topic.isEmpty()
                || severity.isEmpty() || confidence.isEmpty() || jurisdiction.isEmpty() || limits.isEmpty()
                || applies.isEmpty() || surely.isEmpty() || possibly.isEmpty()) {
            return Optional.empty();
        }
        Set<String> lists = new TreeSet<>(conditions.used());
        conditions.used().forEach(list -> lists.addAll(shelf.needed(list)));
        RuleRef ref = new RuleRef(id.get(), version.get(), digest(map, id.get(), markets, laws, lists));
        Rule rule = new Rule(ref, title.get(), topic.get(), status.get(), severity.get(), confidence.get(),
                jurisdiction.get(), markets, laws, map.text("penalty"), limits.get().strip(),
                file.toString().replace('\\', '/'), source);
        return Optional.of(new Read(new CompiledRule(rule, applies.get(), surely.get(), possibly.get(), exceptions,
                examples, Set.copyOf(lists), retirement), conditions.inline()));
    }

    private static Optional<String> id(YamlMap map, Path file) {
        Optional<String> id = map.requireText("id");
        if (id.isPresent() && !id.get().matches("R\\d{4}")) {
            map.problemAt("id", "An id is R and four digits, such as R0042.");
            return Optional.empty();
        }
        if (id.isPresent() && !file.getFileName().toString().matches(id.get() + "-[a-z0-9-]+\\.yaml")) {
            map.problemAt("id", "The file's name must start with the id and go on in small words: " + id.get()
                    + "-some-words.yaml.");
        }
        return id;
    }

    private static List<Law> laws(YamlMap map) {
        List<Law> laws = new ArrayList<>();
        map.require("law").filter(YamlValue::isList).ifPresent(law -> law.some("law"));
        for (YamlMap law : map.maps("law")) {
            law.only("act", "provision", "url", "duty", "in_force");
            Optional<String> act = law.requireText("act");
            Optional<String> provision = law.requireText("provision");
            Optional<String> url = law.requireText("url");
            if (url.isPresent() && !url.get().matches("https?://\\S+")) {
                law.problemAt("url", "An address starts with https://.");
            }
            Optional<String> duty = law.requireText("duty");
            Optional<YamlMap> force = law.require("in_force").flatMap(YamlValue::map);
            force.ifPresent(dates -> dates.only("from", "until"));
            Optional<LocalDate> from = force.flatMap(dates -> dates.require("from")).flatMap(YamlValue::date);
            Optional<LocalDate> until = force.flatMap(dates -> dates.get("until")).flatMap(YamlValue::date);
            if (act.isPresent() && provision.isPresent() && url.isPresent() && duty.isPresent() && from.isPresent()) {
                laws.add(new Law(act.get(), provision.get(), url.get(), duty.get().strip(), from.get(), until));
            }
        }
        return List.copyOf(laws);
    }

    private static List<Exemption> exceptions(YamlMap map, ConditionReader conditions) {
        List<Exemption> exceptions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlMap exception : map.maps("exceptions")) {
            exception.only("id", "reason", "when", "only");
            Optional<String> id = exception.requireText("id");
            if (id.isPresent() && !ids.add(id.get())) {
                exception.problemAt("id", "Two exceptions have this id.");
            }
            Optional<String> reason = exception.requireText("reason");
            Optional<Condition> when = exception.require("when").flatMap(conditions::read);
            Optional<String> only = exception.text("only");
            if (only.isPresent() && !only.get().equals("possibly")) {
                exception.problemAt("only", "`only: possibly` is what can stand here: the exception answers doubts.");
            }
            if (id.isPresent() && reason.isPresent() && when.isPresent()) {
                exceptions.add(new Exemption(id.get(), reason.get().strip(), when.get(), only.isPresent()));
            }
        }
        return List.copyOf(exceptions);
    }

    private static Optional<CompiledRule.Retirement> retirement(YamlMap map, Optional<Status> status) {
        boolean retired = status.filter(one -> one == Status.RETIRED).isPresent();
        if (retired != map.has("retired")) {
            if (status.isPresent()) {
                map.problemAt(retired ? "status" : "retired", "`status: retired` and the block `retired` (on, reason,"
                        + " successor) go together.");
            }
            return Optional.empty();
        }
        return map.map("retired").flatMap(block -> {
            block.only("on", "reason", "successor");
            Optional<LocalDate> on = block.require("on").flatMap(YamlValue::date);
            Optional<String> reason = block.requireText("reason");
            return on.flatMap(day -> reason.map(
                    why -> new CompiledRule.Retirement(day, why.strip(), block.text("successor"))));
        });
    }

    /// Over the id, the markets, the dates of the laws, the conditions and exceptions without their reasons, and the
    /// phrases of every list they refer to; not over titles, comments, limits, status or examples.
    private String digest(YamlMap map, String id, Set<String> markets, List<Law> laws, Set<String> lists) {
        StringBuilder logic = new StringBuilder(id).append('\n').append(markets).append('\n');
        laws.forEach(law -> logic.append(law.from()).append("..").append(law.until().map(String::valueOf).orElse(""))
                .append('\n'));
        for (String part : List.of("applies", "surely", "possibly")) {
            logic.append(part).append(' ').append(Canonical.text(plain(map, part))).append('\n');
        }
        for (YamlMap exception : map.maps("exceptions")) {
            logic.append(exception.text("id").orElse("")).append(' ')
                    .append(Canonical.text(plain(exception, "when"))).append(exception.text("only").orElse(""))
                    .append('\n');
        }
        lists.forEach(list -> logic.append(list).append(' ').append(shelf.canonical(list)).append('\n'));
        return Sha256.hex(logic.toString());
    }

    private static Object plain(YamlMap map, String key) {
        return map.get(key).flatMap(YamlValue::plain).orElse("");
    }
}
