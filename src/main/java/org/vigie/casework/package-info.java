/// What people decided, what the scanner was doing, and what happened next: the relational store.
///
/// Runs, the pages each run still has to fetch, and people's decisions. Embedded by default (SQLite in WAL mode, so
/// that what was acknowledged survives a kill), or in a PostgreSQL database that several processes share; the schema is
/// versioned by Flyway, with one file a version for each of the two. Decisions live only here.
///
/// The SQL is written once. What differs stands in [Dialect]: SQLite has one writer at a time, PostgreSQL many, so there
/// a page to be worked on is claimed by passing over rows that others hold (`for update skip locked`), and whether a
/// watch may run is decided under a lock of its own. Both give the same promises, and the tests run on both.
///
/// A run is one process's, which says every few seconds that it lives. One that is gone (same machine: at once) or
/// silent for a minute (another machine) may be taken over, and goes on from its frontier.
@NullMarked
package org.vigie.casework;

import org.jspecify.annotations.NullMarked;
