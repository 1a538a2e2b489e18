package org.vigie.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.normalise.PackSize;
import org.vigie.normalise.Quantities;
import org.vigie.normalise.Quantity;
import org.vigie.normalise.SafetyClass;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a text is read as quantities, in the unit of each dimension.
final class ReadQuantity {

    private ReadQuantity() {
    }

    static List<String> words(String text, Quantities read) {
        List<String> said = new ArrayList<>();
        for (Quantity quantity : read.all()) {
            String between = switch (quantity.shape()) {
                case RANGE -> " to ";
                case SIDES -> " × ";
                case ONE, VARIANTS -> ", ";
            };
            said.add(quoted(text, quantity.start(), quantity.end()) + ": "
                    + ExtractJson.word(quantity.dimension()).replace('-', ' ') + " "
                    + (quantity.times() > 1 ? quantity.times() + " × " : "")
                    + quantity.values().stream().map(ReadQuantity::plain).collect(Collectors.joining(between)) + " "
                    + quantity.dimension().unit());
        }
        for (SafetyClass safety : read.classes()) {
            said.add(quoted(text, safety.start(), safety.end()) + ": " + ExtractJson.word(safety.kind()) + " class "
                    + safety.name());
        }
        PackSize.of(read).ifPresent(size -> said.add("sold by "
                + ExtractJson.word(size.dimension()).replace('-', ' ') + ": "
                + size.bounds().stream().map(ReadQuantity::plain).collect(Collectors.joining(" to ")) + " "
                + size.dimension().unit() + (read.packs() > 1 ? " in packs of " + read.packs() : "")));
        return said.isEmpty() ? List.of("no quantity") : said.stream().map(String::strip).toList();
    }

    private static String quoted(String text, int start, int end) {
        return "“" + Text.oneLine(text.substring(start, end)) + "”";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    static void json(ObjectNode node, Quantities read) {
        ArrayNode quantities = node.putArray("quantities");
        for (Quantity quantity : read.all()) {
            ObjectNode each = quantities.addObject().put("dimension", ExtractJson.word(quantity.dimension()));
            ArrayNode values = each.putArray("values");
            quantity.values().forEach(value -> values.add(new BigDecimal(plain(value))));
            each.put("unit", quantity.dimension().unit()).put("shape", ExtractJson.word(quantity.shape()))
                    .put("times", quantity.times()).put("start", quantity.start()).put("end", quantity.end());
        }
        ArrayNode classes = node.putArray("classes");
        read.classes().forEach(safety -> classes.addObject().put("kind", ExtractJson.word(safety.kind()))
                .put("name", safety.name()).put("start", safety.start()).put("end", safety.end()));
        node.put("packs", read.packs());
        PackSize.of(read).ifPresent(size -> {
            ObjectNode sold = node.putObject("sold_by").put("dimension", ExtractJson.word(size.dimension()));
            ArrayNode values = sold.putArray("values");
            size.values().forEach(value -> values.add(new BigDecimal(plain(value))));
            sold.put("unit", size.dimension().unit());
        });
    }
}
