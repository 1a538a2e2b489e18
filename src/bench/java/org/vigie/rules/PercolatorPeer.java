package org.vigie.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;

final class PercolatorPeer {

    static void measure(MadeRules rules, int size, List<MadeListings.Row> rows,
            Function<MadeListings.Row, Set<String>> ours, ObjDoubleConsumer<String> note) {
    }
}
