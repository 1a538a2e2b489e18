package org.vigie.normalise;

import org.vigie.normalise.ArticleCode.Kind;

/// What the first digits of a GTIN say (GS1 General Specifications 1.4.2).
final class GtinRanges {

    private GtinRanges() {
    }

    /// Whether numbers of this beginning are given to makers and are unique in the world. Those beginning with 02, 04
    /// or
    /// 2 are for use inside one shop or company, 05 and 98 to 99 are coupons.
    ///
    /// @param length how many digits were written
    static boolean isGivenOut(String gtin14, int length) {
        if (length == 8) {
            return gtin14.charAt(6) != '0' && gtin14.charAt(6) != '2';
        }
        String thirteen = gtin14.substring(1);
        String two = thirteen.substring(0, 2);
        return thirteen.charAt(0) != '2' && !two.equals("02") && !two.equals("04") && !two.equals("05")
                && !two.equals("98") && !(two.equals("99") && !thirteen.startsWith("998"));
    }

    static Kind kind(String digits) {
        return switch (digits.length()) {
            case 8 -> Kind.GTIN_8;
            case 12 -> Kind.GTIN_12;
            case 14 -> Kind.GTIN_14;
            default -> digits.startsWith("9790")
                    ? Kind.ISMN
                    : digits.startsWith("978") || digits.startsWith("979") ? Kind.ISBN_13 : Kind.GTIN_13;
        };
    }
}
