package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Money;

/// An amount in a text of [NumberText#plain] form.
///
/// @param sign the sign or code beside it; null when there is none
/// @param start where it starts, its sign included
/// @param end behind it, its sign included
record PriceAmount(BigDecimal number, @Nullable String sign, int start, int end, PriceRole role) {

    /// `July, 2004`: a month before four digits.
    private static final Pattern MONTH = Pattern.compile(
            "(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez"
                    + "|janv|févr|mars|avr|juin|juil|août|sept)\\p{L}{0,6}[., ]{1,2}$",
            Pattern.CASE_INSENSITIVE
                    | Pattern.UNICODE_CASE);

    Money money(@Nullable String hint) {
        return money(number, sign, hint);
    }

    static Money money(BigDecimal number, @Nullable String sign, @Nullable String hint) {
        return new Money(number, sign == null ? hint : Currencies.code(sign, hint));
    }

    /// Every amount with its sign; `start` and `end` take the sign in.
    static List<PriceAmount> in(String text, @Nullable String hint) {
        List<PriceAmount> found = new ArrayList<>();
        int at = 0;
        while (at < text.length() && found.size() < 50) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                at++;
                continue;
            }
            PriceAmount amount = amount(text, at, found.isEmpty() ? 0 : found.getLast().end(), hint);
            if (amount != null) {
                found.add(amount);
                at = amount.end();
            } else {
                NumberText.Found skipped = NumberText.at(text, at, false);
                at = skipped == null ? skipDigits(text, at) : skipped.end();
            }
        }
        return found;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || ".,' ".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static @Nullable PriceAmount amount(String text, int at, int floor, @Nullable String hint) {
        int left = at;
        if (left - 1 > floor && text.charAt(left - 1) == '.' && Currencies.before(text, left - 1) != null) {
            left--;
        }
        while (left > floor && " :-".indexOf(text.charAt(left - 1)) >= 0 && at - left < 3) {
            left--;
        }
        Currencies.Found before = left > floor ? Currencies.before(text, left) : null;
        if (before != null && left - before.length() < floor) {
            before = null;
        }
        String known = before == null ? null : Currencies.code(before.sign(), hint);
        NumberText.Found number = NumberText.at(text, at, Currencies.threeDecimals(known));
        if (number == null) {
            return null;
        }
        int end = number.end();
        if (text.startsWith(".-", end) || text.startsWith(",-", end)) {
            end += 2;
        }
        int right = end;
        while (right < text.length() && text.charAt(right) == ' ' && right - end < 2) {
            right++;
        }
        if (right < text.length() && text.charAt(right) == '%') {
            return null;
        }
        Currencies.Found after = Currencies.at(text, right);
        before = before == null ? null : moreExact(text, left, floor, before);
        if (before == null && after == null && belongsToAWord(text, at, end)) {
            return null;
        }
        BigDecimal value = number.number();
        if (after != null && before == null && Currencies.threeDecimals(Currencies.code(after.sign(), hint))) {
            NumberText.Found again = NumberText.at(text, at, true);
            value = again == null ? value : again.number();
        }
        boolean belongsToNext = after != null && before != null && nextDigit(text, right + after.length());
        if (after != null && !belongsToNext) {
            end = right + after.length();
            int cents = number.whole() && before == null ? cents(text, end) : -1;
            if (cents >= 0) {
                value = value.add(new BigDecimal(text.substring(cents, cents + 2)).movePointLeft(2));
                end = cents + 2;
            }
        }
        String sign = before != null ? before.sign() : after != null ? after.sign() : null;
        if (before != null && after != null && !belongsToNext && after.sign().length() == 3
                && !Character.isLetter(before.sign().charAt(0))) {
            sign = after.sign();
        }
        int start = before != null ? left - before.length() : at;
        return new PriceAmount(value, sign, start, end, PriceRole.of(text, start, at, end));
    }

    /// `NZD $100`: the code says which dollar.
    private static Currencies.Found moreExact(String text, int left, int floor, Currencies.Found sign) {
        int end = left - sign.length();
        int at = end > floor && text.charAt(end - 1) == ' ' ? end - 1 : end;
        Currencies.Found code = sign.length() == 1 && at > floor ? Currencies.before(text, at) : null;
        return code == null || at - code.length() < floor || code.sign().length() != 3
                ? sign
                : new Currencies.Found(code.sign(), left - at + code.length());
    }

    private static boolean nextDigit(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    /// Place of two digits that are the cents of `12€99`; -1 when what follows is another amount.
    private static int cents(String text, int from) {
        int at = from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
        boolean two = at + 2 <= text.length() && Character.isDigit(text.charAt(at))
                && Character.isDigit(text.charAt(at + 1));
        if (!two) {
            return -1;
        }
        int after = at + 2;
        while (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        boolean ends = after == text.length() || (!Character.isDigit(text.charAt(after))
                && ".,%".indexOf(text.charAt(after)) < 0 && Currencies.at(text, after) == null);
        return ends ? at : -1;
    }

    /// Letters behind the digits (`5kg`), a date (`25-09`), a year behind a month. Chinese and Japanese write no blank
    /// before the word that counts (`571.12坪`), so their letters say nothing.
    private static boolean belongsToAWord(String text, int start, int end) {
        if (end < text.length() && Character.isLetter(text.charAt(end)) && !Tokens.isUnspaced(text.charAt(end))) {
            return true;
        }
        boolean dayAndMonth = end - start == 2 && text.length() == 5 && (text.charAt(2) == '-');
        boolean year = end - start == 4 && MONTH.matcher(text.substring(Math.max(0, start - 14), start)).find();
        return dayAndMonth || year;
    }
}
