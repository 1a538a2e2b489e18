package org.vigie.config;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.listing.Field;

/// A marketplace as an operator describes it: one file in `config/marketplaces/`. Keys of the file, all optional but
/// `name` and `hosts`:
///
/// - `name`, `title`: first part of listing keys; what people read.
/// - `verified`: whether its places were checked on real pages.
/// - `hosts`: host names; a page belongs here when its host is one of them or ends in `.` and one. Ports do not count.
/// - `item_url`, `list_url`: regular expressions found in addresses; `(?<id>…)` in `item_url` is the offer's number.
/// - `id`: places (see below) of the offer's number when the address does not give it.
/// - `renumber`: numbers that are another number of the same offer: `ids` (a regular expression that is the whole
///   number) and `minus` (what is taken off). Both numbers then make one listing.
/// - `anywhere`: whether the file's JSON forms (`@json`) also come from hosts that are not in `hosts`. Such offers are
///   keyed like those of an unknown shop: by their own host and path.
/// - `list`: `items` and `next` are places of links; `address` makes an address of a bare number: `{host}`, `{id}`;
///   `cards` are the parts of the page that each show one offer, see [Cards].
/// - `challenge`, `gone`, `shell`: `urls` and `bodies` are plain text contained, `selectors` are CSS. `bodies` of
///   `gone` are words that a visitor sees; those of `challenge` are looked for in the first 20,000 characters and
///   count only on a page that shows neither title nor price; a `shell` mark counts only on a page that shows no price.
/// - `state`: embedded script state, see [State].
/// - `selectors`: places of fields on the page: CSS, or CSS and `@attribute`; one or a list. The first match that
///   holds text counts; for `images` and `variants` every match; for `category` all joined.
/// - `attributes`: tables of named properties, see [Rows].
/// - `labels`: names of properties that are a field; they are compared without case and trailing colon.
/// - `absent`: for a field the section (CSS) in which it would stand. When the section is on the page, holds text, the
///   page is complete (it has its `</body>` or `</html>`), and no source shows the field, the field is absent.
/// - `elsewhere`: for a field a place on the page that leads to the document in which it stands; it is then unread.
/// - `ignore`: for a field a regular expression; texts in which it is found are not that field (boilerplate).
/// - `not_from`: for a field the sources (`json-ld`, `microdata`, `open-graph`, `meta`, `state`) that do not state it
/// on
///   this marketplace, whatever they hold there.
/// - `cut`: for a field a regular expression; what it finds is cut out of the text.
/// - `language`: place of the page's language; `currency`: place of, or three-letter code for, the currency of
///   amounts without one.
/// - `asking`: how it is asked, see [Asking].
public record Marketplace(String name, String title, boolean verified, List<String> hosts, List<Pattern> itemUrls,
        List<Pattern> listUrls, List<Renumber> renumber, boolean anywhere, List<String> id, Links list, Marks challenge,
        Marks gone, Marks shell,
        List<State> states, Map<Field, List<String>> selectors, List<Rows> attributes,
        Map<Field, List<String>> labels, Map<Field, List<String>> absent, Map<Field, List<String>> elsewhere,
        Map<Field, List<String>> notFrom, Map<Field, Pattern> ignore, Map<Field, Pattern> cut, List<String> language,
        List<String> currency, Asking asking) {

    /// Links of a list page, as places; `address` is empty when links are whole.
    public record Links(List<String> items, List<String> next, String address, List<Cards> cards) {}

    /// Parts of a list page that each show one offer: `each` is CSS; `id`, `url` and `fields` are places inside one.
    /// Without `id` the number is taken from `url`.
    public record Cards(String each, List<String> id, List<String> url, Map<Field, List<String>> fields) {}

    /// Numbers that stand for another number of the same offer.
    ///
    /// @param ids the whole number
    /// @param minus what is taken off to get the other one
    public record Renumber(Pattern ids, BigInteger minus) {}

    /// What shows that a page is of some kind.
    public record Marks(List<String> urls, List<String> bodies, List<String> selectors) {}

    /// A table on the page: `rows` is CSS, `name` and `value` are CSS inside a row. With `separator` the row's own
    /// text is cut there once instead, and `name` and `value` are empty.
    public record Rows(String rows, String name, String value, String separator) {}

    /// Embedded script state. Paths are dotted keys; `[]` walks a list, `[0]` takes one of it, `*` takes every key;
    /// a text that holds JSON is walked into; `|cents` at the end says that amounts there count hundredths.
    ///
    /// @param variable `runParams` for `window.runParams = {…}` (also `var runParams`), dots allowed; or the id of a
    ///     JSON
    ///     script element such as `__NEXT_DATA__`; or CSS of JSON script elements that begins with `script[`; or
    ///     `@json` for a page that is itself JSON. Of several
    ///     assignments to one name the one with most known paths counts
    /// @param fields paths of fields; for amounts a number, a text, or an object with an amount and a currency
    /// @param to path of the upper end of a field that is a range
    /// @param id paths of the offer's number
    /// @param currency paths of the currency of amounts without one
    /// @param attributes lists of named properties
    /// @param absent for a field the path of the section in which it would stand; proves it absent when that path leads
    ///     to
    ///     something and no source shows the field
    /// @param elsewhere for a field the path of an address at which it stands
    /// @param gone paths that lead to something only when the offer is no longer there
    /// @param items paths of links or numbers of offers, on a list page
    /// @param range for a price the paths of the prices of all variants; the lowest and the highest make one reading
    /// @param texts fields inside longer texts; their readings come before those of `fields`
    /// @param cards lists whose elements each show one offer
    /// @param next how the next page is known
    public record State(String variable, Map<Field, List<String>> fields, Map<Field, List<String>> to, List<String> id,
            List<String> currency, List<Properties> attributes, Map<Field, List<String>> absent,
            Map<Field, List<String>> elsewhere, List<String> gone, List<String> items,
            Map<Field, List<String>> range, List<TextFind> texts, List<StateCards> cards, List<Next> next) {}

    /// A list of named properties in script state: a path to its elements, and paths inside one. A `name` that begins
    /// with `=` is the name itself.
    public record Properties(String list, String name, String value) {}

    /// A field inside longer texts: where `pattern` is found in what `in` leads to, its group `value` is the field.
    ///
    /// @param elsewhere whether the value is instead the address of the document in which the field stands
    public record TextFind(Field field, String in, Pattern pattern, boolean elsewhere) {}

    /// A list in script state whose elements each show one offer: the path of the list, paths of an address inside an
    /// element, and the other paths (`fields`, `id`, `currency`, `attributes`, …) inside one.
    public record StateCards(String list, List<String> url, State card) {}

    /// How the next page of a list is known: the address again with `parameter` one higher, as long as the list goes
    /// on. It goes on while the page is not the `last`, or page times size is below `total`. A page that is not stated
    /// is the one in the address, or the first; a size that is not stated is the number of cards.
    ///
    /// @param parameter name in the query of the address
    public record Next(String parameter, List<String> page, List<String> size, List<String> total,
            List<String> last) {}

    /// Plain texts that, anywhere in a page's address, show that it asks for a human or a login.
    public List<String> challengeUrls() {
        return challenge.urls();
    }

    /// Plain texts that, near the beginning of a body, show that it asks for a human or a login.
    public List<String> challengeBodies() {
        return challenge.bodies();
    }

    /// Whether a host, given without a port, belongs to this marketplace.
    public boolean covers(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(each -> lower.equals(each) || lower.endsWith("." + each));
    }

    /// The offer's number in an address, as [#offerId] gives it; nothing when it is not the address of an offer.
    public Optional<String> itemId(String url) {
        String bounded = url.length() > 4096 ? url.substring(0, 4096) : url;
        return itemUrls.stream().map(pattern -> pattern.matcher(bounded)).filter(matcher -> matcher.find())
                .map(matcher -> matcher.group("id")).filter(found -> found != null && !found.isBlank()).findFirst()
                .map(this::offerId);
    }

    /// The number that stands for an offer, of whichever number a page gives it.
    public String offerId(String number) {
        return renumber.stream().filter(each -> each.ids().matcher(number).matches()).findFirst()
                .map(each -> new BigInteger(number).subtract(each.minus()).toString()).orElse(number);
    }

    /// Whether an address is that of a list page.
    public boolean lists(String url) {
        String bounded = url.length() > 4096 ? url.substring(0, 4096) : url;
        return listUrls.stream().anyMatch(pattern -> pattern.matcher(bounded).find());
    }
}
