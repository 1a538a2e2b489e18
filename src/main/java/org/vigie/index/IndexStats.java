package org.vigie.index;

import java.util.Map;

/// What the index holds, for a status line.
///
/// @param observations how many
/// @param flagged how many of them have a finding
/// @param findings how many, over all observations
/// @param findingsByVerdict how many, per word of the verdict that occurs
/// @param nextLogIndex every line of the hash log before it is in the index
public record IndexStats(long observations, long flagged, long findings, Map<String, Long> findingsByVerdict,
        long nextLogIndex) {}
