package org.vigie.normalise;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A number that a page gives for an article, or what stands in its place.
///
/// @param gtin14 the number in fourteen digits, zeros in front; null when it is no GTIN. A number whose check digit is
///     wrong is kept here too, with trust [Trust#NONE]: it may be searched for, and proves nothing.
/// @param start first character in the text
/// @param end behind the last character
public record ArticleCode(Kind kind, Form form, @Nullable String gtin14, Trust trust, int start, int end) {

    /// What it is.
    public enum Kind {
        GTIN_8,
        GTIN_12,
        GTIN_13,
        GTIN_14,
        ISBN_13,
        /// Ten digits; `gtin14` holds the ISBN-13 of the same book.
        ISBN_10,
        /// Printed music: a GTIN that begins with 9790.
        ISMN,
        /// A periodical; `gtin14` holds its GTIN (977).
        ISSN,
        /// As many digits as a GTIN, and a check digit that does not fit.
        BAD_CHECK,
        /// Amazon's label of one seller's stock.
        FNSKU,
        /// Amazon's number of a listing.
        ASIN,
        /// A number that nobody was given: `0000000000000`, `1234567890128`.
        PLACEHOLDER,
        PHONE,
        VAT_NUMBER,
        /// The four digits behind a CE mark.
        NOTIFIED_BODY,
        /// A vehicle part's approval: `e4*168/2013*00131*01`.
        TYPE_APPROVAL
    }

    /// How it was written.
    public enum Form {
        DIGITS,
        /// Eleven digits: a table program dropped the zero in front.
        LOST_ZERO,
        /// `4.006381333931E12`.
        SCIENTIFIC,
        /// `(01)04006381333931(10)B-42`.
        ELEMENT_STRING,
        /// `https://id.gs1.org/01/04006381333931`.
        DIGITAL_LINK,
        /// Not a number of digits.
        OTHER
    }

    /// How far it may be relied on to name one article.
    public enum Trust {
        /// It proves nothing.
        NONE,
        /// The check digit fits, but the number is unique only inside one shop, or looks made up.
        LOW,
        /// The check digit fits a number that had to be repaired or converted.
        MEDIUM,
        /// The check digit fits a number as it stands, in a range that is given out.
        HIGH
    }

    /// For people: `GTIN-13 04006381333931: trust high`.
    public String words() {
        String what = switch (kind) {
            case GTIN_8, GTIN_12, GTIN_13, GTIN_14, ISBN_10, ISBN_13, ISSN, ISMN, ASIN, FNSKU ->
                kind.name().replace('_', '-');
            case BAD_CHECK -> "a number whose check digit does not fit";
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
        String how = switch (form) {
            case DIGITS, OTHER -> "";
            case LOST_ZERO -> ", a zero lost in a table";
            case SCIENTIFIC -> ", damaged by a table program";
            case ELEMENT_STRING -> ", of a GS1 element string";
            case DIGITAL_LINK -> ", of a GS1 Digital Link";
        };
        return what + (checks() ? " " + gtin14 : "") + how + ": trust " + trust.name().toLowerCase(Locale.ROOT);
    }

    /// Whether the check digit fits.
    public boolean checks() {
        return gtin14 != null && trust != Trust.NONE;
    }
}
