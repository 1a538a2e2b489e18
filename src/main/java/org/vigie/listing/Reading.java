package org.vigie.listing;

/// A value and the place that showed it.
public record Reading(Value value, Place place) {}
