package org.vigie.extract;

import java.util.Locale;

/// What the amount in a schema.org `PriceSpecification` is.
enum PriceKind {
    /// What any visitor pays.
    ASKED,
    /// A recommended, regular or crossed-out price beside the price asked.
    LIST,
    /// The price of a unit of measure.
    UNIT,
    /// A price for some buyers only: members, wholesalers, those who take several.
    CONDITIONAL;

    /// By `priceType` (schema.org `PriceTypeEnumeration`, or a free word), by the conditions stated, and by
    /// `referenceQuantity`. A reference quantity with a `valueReference` is the content of the pack, whose price the
    /// amount then is: "81.00 for 4.5 litres, to be compared by the litre"; without one it is the unit itself.
    static PriceKind of(SchemaTree specification) {
        String type = SchemaTree.local(specification.text("priceType")).toLowerCase(Locale.ROOT).replace(" ", "");
        if (type.contains("list") || type.contains("srp") || type.contains("strike") || type.contains("regular")
                || type.contains("suggested") || type.contains("recommended")) {
            return LIST;
        }
        SchemaTree reference = specification.get("referenceQuantity");
        boolean unit = !reference.node().isMissingNode()
                && reference.each().stream().allMatch(each -> each.get("valueReference").node().isMissingNode());
        if (unit || type.equals("unitprice")) {
            return UNIT;
        }
        boolean conditional = type.contains("invoice") || type.contains("minimumadvertised")
                || !specification.get("validForMemberTier").node().isMissingNode() || several(specification);
        return conditional ? CONDITIONAL : ASKED;
    }

    private static boolean several(SchemaTree specification) {
        SchemaTree quantity = specification.get("eligibleQuantity");
        return TextValues.number(quantity.text("minValue")).filter(least -> least.doubleValue() > 1).isPresent();
    }
}
