/// Bytes and verdict become proof.
///
/// The [Archive] is the record: WARC files under `index/archive/`, appended and never rewritten, and a hash log that
/// links each capture to the one before. A capture is sealed (written, flushed to disk, logged) before it is judged;
/// what was then read and found is sealed as an [Observation] in a record of its own. Everything else, the search
/// index first of all, can be built again from here.
///
/// A *seal* is one line of the log and the WARC records it names, in the order of work: the records are made and
/// compressed (`Drafts`), appended to the last segment and flushed (`SegmentWriter`), and only then named in the log,
/// which is flushed too. So a crash leaves the records of one seal at most, at the end and without a line; opening
/// for writing sets them aside (`Recovery`), and whatever else does not fit was not a crash. [ArchiveCheck] compares
/// everything with the log; a [LogHead] noted elsewhere covers what the folder alone cannot show. There is no group
/// commit, because "one seal at most" is what tells a shortened log from a crash.
///
/// [WarcPages], [WaczPages] and [HarPages] read what others recorded, for import. They are here because a WARC is what
/// this room knows, a WACZ is WARC files with digests, and a HAR asks the same questions: which exchange is a page,
/// what
/// is its body, and what was lost.
@NullMarked
package org.vigie.evidence;

import org.jspecify.annotations.NullMarked;
