package org.vigie.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a JSON document that some paths lead into: a reader of nothing else need not keep the rest. A list, and
/// every name where a path takes any, is kept whole. Immutable.
final class WantedPaths {

    /// Everything.
    static final WantedPaths ALL = new WantedPaths(true);

    private final Map<String, WantedPaths> inner = new HashMap<>();
    private byte[][] names = {};
    private WantedPaths[] parts = {};
    private boolean whole;

    private WantedPaths(boolean whole) {
        this.whole = whole;
    }

    /// What these paths lead into.
    static WantedPaths of(Collection<StatePath> paths) {
        WantedPaths wanted = new WantedPaths(false);
        paths.forEach(wanted::add);
        wanted.close();
        return wanted;
    }

    private void add(StatePath path) {
        WantedPaths at = this;
        for (String step : path.steps()) {
            if (step.equals("*") || step.startsWith("[")) {
                break;
            }
            at = at.inner.computeIfAbsent(step, name -> new WantedPaths(false));
        }
        at.whole = true;
    }

    private void close() {
        inner.values().forEach(WantedPaths::close);
        names = inner.keySet().stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        parts = inner.values().toArray(WantedPaths[]::new);
    }

    /// Whether all that stands here is wanted.
    boolean isWhole() {
        return whole;
    }

    /// What is wanted under a name; null when nothing is.
    @Nullable
    WantedPaths at(String name) {
        return inner.get(name);
    }

    /// The same of a name in UTF-8.
    @Nullable
    WantedPaths at(byte[] text, int from, int to) {
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            if (name.length == to - from && Arrays.equals(name, 0, name.length, text, from, to)) {
                return parts[i];
            }
        }
        return null;
    }
}
