/// Proof can be found again.
///
/// A Lucene index, derived from the archive and rebuilt from it at any time. One block of documents per observation:
/// the findings as children, the listing as the parent behind them. [ListingIndex] writes, [ListingSearch] reads; the
/// schema stands in `IndexSchema`.
///
/// Three decisions. A further sighting replaces the whole block, because a block is written in one piece; what is
/// added carries its line of the hash log, so that replaying a line twice changes nothing. Nothing is committed unless
/// [ListingIndex#commit] is called, and the line to replay from stands in the same commit as the documents: after a
/// crash both are those of the last commit. Counts are taken from columns, segment by segment, and a finding's facets
/// from the findings themselves, so that every count is the total one finds behind it.
@NullMarked
package org.vigie.index;

import org.jspecify.annotations.NullMarked;
