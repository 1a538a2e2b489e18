package org.vigie.evidence;

/// How far the hash log reached at a moment. Noted outside the archive (on paper, in a signed mail, at a time-stamping
/// authority), it is what later shows that nothing before that line was altered or cut off: whoever can write to the
/// archive folder can also rewrite it as a whole, and then only a head that was noted elsewhere tells.
///
/// @param lines lines of the log
/// @param chain chain hash of the last of them, hex; 64 zeros for an empty log
public record LogHead(long lines, String chain) {}
