package org.vigie.normalise;

/// Check digits of article numbers (GS1 General Specifications 7.9, ISO 2108, ISO 3297).
final class CheckDigits {

    private CheckDigits() {
    }

    /// Whether the last of eight to fourteen digits fits the others.
    static boolean gs1(String digits) {
        return gs1(digits, digits.length() - 1) == digits.charAt(digits.length() - 1);
    }

    /// The check digit of the first `length` digits: weights 3 and 1 in turn, 3 next to the check digit.
    static char gs1(String digits, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (digits.charAt(i) - '0') * ((length - i) % 2 == 1 ? 3 : 1);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /// Whether the last of ten (ISBN) or eight (ISSN) characters fits the others; `x` is ten.
    static boolean eleven(String digits) {
        int sum = 0;
        int length = digits.length();
        for (int i = 0; i < length; i++) {
            char c = digits.charAt(i);
            boolean ten = c == 'x' && i == length - 1;
            if (!ten && (c < '0' || c > '9')) {
                return false;
            }
            sum += (ten ? 10 : c - '0') * (length - i);
        }
        return sum % 11 == 0;
    }

    /// Fourteen digits: zeros in front.
    static String padded(String digits) {
        return "0".repeat(14 - digits.length()) + digits;
    }
}
