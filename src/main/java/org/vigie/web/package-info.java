/// People look and decide. Server-rendered pages (JTE) that htmx refreshes in part; no page needs a script to be read.
///
/// [WebServer] is started with [WebRooms]: what the pages ask the rooms below for, each as a narrow interface, so that
/// every page can be shown from plain records. The `*Routes` classes answer requests: each asks, makes a page of
/// [org.vigie.web.view] and hands it to its template (`src/main/jte`, compiled to `org.vigie.web.page` at build time
/// and
/// called as plain methods, so that javac checks every page). [Guard] stands in front of all of them.
///
/// `/metrics`, `/health` and `/ready` are for machines: what they say comes through [Outside], so that this room knows
/// neither metrics nor the rooms that must be ready.
///
/// There are no users and no sessions here: whoever can reach the address can read and decide. The server therefore
/// listens on loopback unless told otherwise.
///
/// A listing's page says beside each text what it means in one unit ([org.vigie.normalise.TypedFacts]), as `vigie
/// extract` does; that is why this room may import `normalise`.
@NullMarked
package org.vigie.web;

import org.jspecify.annotations.NullMarked;
