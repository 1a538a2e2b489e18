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
///
/// A rule is found here in the other direction, too: [ListingSearch#hunt] asks what [org.vigie.rules.RuleSearch] says of
/// a rule of everything archived. Of each condition `RuleScan` tells where it surely holds and where it may; between
/// them the matcher decides on the stored text, and all quotations are the matcher's. Exact are words and phrases (also
/// disguised, near others, every one), amounts, presence and absence, flags, values, countries, properties, prices
/// compared, contradictions, languages of warnings, ingredients and fibres, and days. Told by the matcher are two words
/// that may be one with a space in it, texts that may be read in thousands of ways, values of titles, descriptions,
/// warnings and ingredients as wholes, languages of other fields, words in addresses of pictures, and fields for which
/// sources name several countries. The words are those of [org.vigie.normalise], for one text has one reading.
@NullMarked
package org.vigie.index;

import org.jspecify.annotations.NullMarked;
