package org.vigie.rules;

import org.vigie.listing.Field;
import org.vigie.listing.Place;

/// The words, or the absence, that a judgement rests on.
///
/// @param field the field that says it
/// @param text the quoted words exactly as they stand in the value; empty when the field's absence is the point
/// @param start first character of the words in the reading's text
/// @param end behind the last character
/// @param place where the reading stands on the page
/// @param reason which condition it meets, as a phrase
public record Quote(Field field, String text, int start, int end, Place place, String reason) {}
