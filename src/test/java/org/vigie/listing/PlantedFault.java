package org.vigie.listing;

import org.jsoup.nodes.Document;
import org.vigie.rules.Verdict;

/// A fault on purpose, in test code only: proves that the drawing of the house is guarded.
public final class PlantedFault {

    Verdict arrowUpwards = Verdict.CLEAR;

    Document libraryAwayFromHome = new Document("");
}
