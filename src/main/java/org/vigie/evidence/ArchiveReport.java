package org.vigie.evidence;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What a check of an archive found.
///
/// @param records records found as they were sealed
/// @param bytes bytes of those records as stored
/// @param head how far the log reached: note it outside the archive, see [LogHead]
/// @param touched the first record that is not as it was sealed
/// @param unlogged what a crash, or a writer still at work, left behind the last line of the log; nothing in it was
///     acknowledged, nothing in it is evidence, and the next opening for writing sets it aside
public record ArchiveReport(long records, long bytes, LogHead head, Optional<Touched> touched,
        Optional<Tail> unlogged) {

    /// Whether everything that was acknowledged is as it was sealed.
    public boolean intact() {
        return touched.isEmpty();
    }

    /// How something differs from what was sealed.
    public enum Difference {
        /// The line does not follow from the line before it, or has not the form of a line.
        CHAIN,
        /// The log ends before the line that was noted elsewhere, or before records that are there.
        LOG_SHORTENED,
        /// The line noted elsewhere has another chain hash.
        HEAD,
        MISSING_FILE,
        /// The file ends before the record does.
        SHORT_FILE,
        /// The record does not stand directly behind the one before it.
        GAP,
        /// The bytes as stored have another SHA-256.
        MEMBER_HASH,
        /// They do not unpack, or not to what the CRC says.
        GZIP,
        /// They unpack to something that is no WARC record, or to another one.
        RECORD,
        BLOCK_DIGEST,
        PAYLOAD_DIGEST,
        /// What a revisit refers to is not in the log before it.
        REVISIT_ORIGINAL,
        /// Bytes that no line of the log covers, where no crash leaves any.
        UNLOGGED_BYTES,
    }

    /// @param logLine line of the log, from 0, if it is about one
    /// @param file relative to the archive folder
    /// @param recordId empty when it is not about a record, or the line that names it cannot be read
    /// @param url address of the capture; empty likewise
    /// @param explanation a sentence for people
    public record Touched(OptionalLong logLine, String file, long offset, String recordId, String url,
            Set<Difference> differences, String explanation) {}

    /// @param segmentBytes bytes of segments that no line covers
    /// @param logBytes bytes of the log behind its last line
    public record Tail(long segmentBytes, long logBytes) {}
}
