package org.vigie.web.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.index.SearchResult.Piece;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.rules.Quote;

/// The words a finding rests on, in the text they stand in.
///
/// @param field name of the field in words
/// @param place where the text stands on the page
/// @param reasons which conditions the marked words meet
/// @param window the text around the marked words; empty when the field's absence is the point
/// @param whole the whole text, when the window is less than it; else empty
/// @param note what the reader must know of the text; empty when there is nothing
public record QuotedText(String field, String place, List<String> reasons, List<Piece> window, List<Piece> whole,
        String note) {

    /// Characters shown on either side of marked words.
    static final int AROUND = 240;
    /// A text up to this length is shown whole.
    static final int SHORT = 900;
    /// Of a longer text so many characters are shown at the most.
    static final int LONGEST = 50_000;

    private record Span(int start, int end) {}

    private record Spot(String text, List<Span> spans, List<String> reasons, Quote quote, boolean found) {}

    /// The quotes of a finding; those that stand in the same text are marked in it together.
    static List<QuotedText> of(List<Quote> quotes, Listing listing) {
        Map<Object, Spot> spots = new LinkedHashMap<>();
        for (Quote quote : quotes) {
            Spot spot = spot(quote, listing);
            Spot first = spots.putIfAbsent(List.of(quote.field(), quote.place(), spot.text(), quote.text().isEmpty()),
                    spot);
            if (first != null) {
                first.spans().addAll(spot.spans());
                spot.reasons().stream().filter(reason -> !first.reasons().contains(reason))
                        .forEach(first.reasons()::add);
            }
        }
        return spots.values().stream().map(QuotedText::of).toList();
    }

    private static Spot spot(Quote quote, Listing listing) {
        List<String> reasons = new ArrayList<>(quote.reason().isBlank() ? List.of() : List.of(quote.reason()));
        for (Reading reading : listing.readings(quote.field())) {
            String text = reading.value().text();
            boolean stands = quote.start() >= 0 && quote.start() <= quote.end() && quote.end() <= text.length()
                    && text.substring(quote.start(), quote.end()).equals(quote.text());
            if (!quote.text().isEmpty() && reading.place().equals(quote.place()) && stands) {
                return new Spot(text, new ArrayList<>(List.of(new Span(quote.start(), quote.end()))), reasons, quote,
                        true);
            }
        }
        return new Spot(quote.text(), new ArrayList<>(List.of(new Span(0, quote.text().length()))), reasons, quote,
                false);
    }

    private static QuotedText of(Spot spot) {
        String field = Wording.field(spot.quote().field());
        String place = spot.quote().place().toString();
        if (spot.quote().text().isEmpty()) {
            return new QuotedText(field, place, spot.reasons(), List.of(), List.of(),
                    "Not there: this part of the page was read and does not hold it.");
        }
        String note = spot.found()
                ? ""
                : "The field's text as stored does not hold these words at this place; "
                        + "look at the captured source.";
        List<Span> spans = merged(spot.spans());
        String text = spot.text();
        if (text.length() <= SHORT) {
            return new QuotedText(field, place, spot.reasons(), pieces(text, spans, 0, text.length()), List.of(),
                    note);
        }
        int from = boundary(text, Math.max(0, spans.getFirst().start() - AROUND));
        int to = boundary(text, Math.min(text.length(), spans.getFirst().end() + AROUND + SHORT / 2));
        List<Piece> whole = pieces(text, spans, 0, boundary(text, Math.min(text.length(), LONGEST)));
        return new QuotedText(field, place, spot.reasons(), pieces(text, spans, from, to), whole, note);
    }

    /// The part of a text from one character to another, in pieces; what is cut off at an end shows as an ellipsis.
    private static List<Piece> pieces(String text, List<Span> spans, int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        String lead = from > 0 ? "… " : "";
        for (Span span : spans) {
            int start = Math.clamp(span.start(), at, to);
            int end = Math.clamp(span.end(), start, to);
            if (end > start) {
                pieces.add(new Piece(lead + text.substring(at, start), false));
                pieces.add(new Piece(text.substring(start, end), true));
                lead = "";
                at = end;
            }
        }
        pieces.add(new Piece(lead + text.substring(at, to) + (to < text.length() ? " …" : ""), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            if (!merged.isEmpty() && span.start() <= merged.getLast().end()) {
                Span last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    /// The same position, or the one before when it would cut a character in two.
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
