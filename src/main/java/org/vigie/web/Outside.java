package org.vigie.web;

import java.util.List;

/// What machines that watch over the scanner ask: its numbers, and whether it can do its work.
public interface Outside {

    /// The numbers, in Prometheus's text format 0.0.4.
    String metrics();

    /// What keeps the scanner from its work now; empty when all is ready.
    List<NotReady> notReady();

    /// @param part `store`, `index`, `archive`, `rules`, `schedule`
    /// @param what what is wrong, without paths or secrets: anybody may read it
    /// @param remedy what the operator should do
    record NotReady(String part, String what, String remedy) {}
}
