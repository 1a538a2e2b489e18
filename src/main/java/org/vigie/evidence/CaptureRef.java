package org.vigie.evidence;

import java.time.Instant;

/// What a finding cites: a sealed capture.
///
/// @param id the WARC-Record-ID of the response (or revisit, or resource) record: `urn:uuid:…`
/// @param url the address captured
/// @param at when the answer had come
/// @param file the archive file, relative to the archive folder
/// @param offset first byte of the record in the file
/// @param length bytes of the record as stored
/// @param sha256 SHA-256 of the record as stored, hex
/// @param payloadSha256 SHA-256 of the payload, hex
/// @param logIndex line of the hash log that seals it, from 0
public record CaptureRef(String id, String url, Instant at, String file, long offset, long length, String sha256,
        String payloadSha256, long logIndex) {}
