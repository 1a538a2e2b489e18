/// What people decided, what the scanner was doing, and what happened next: the relational store.
///
/// Runs, the pages each run still has to fetch, and people's decisions. Embedded by default (SQLite in WAL mode, so
/// that what was acknowledged survives a kill); the schema is versioned by Flyway. Decisions live only here.
@NullMarked
package org.vigie.casework;

import org.jspecify.annotations.NullMarked;
