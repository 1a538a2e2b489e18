package org.vigie.rules;

import java.util.List;
import java.util.Optional;
import org.vigie.listing.Field;

/// What one rule says of one listing.
///
/// @param quotes the words it rests on: first those that decide, then those that made the rule apply
/// @param toRead for undecided: the fields that would decide
/// @param exception the id of the exception that cleared or may clear it
public record Judgement(Rule rule, Verdict verdict, List<Quote> quotes, List<Field> toRead,
        Optional<String> exception) {}
