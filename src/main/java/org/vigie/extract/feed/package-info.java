/// Listings that somebody hands over as data: product feeds of the Google Merchant Center form, as XML or as a table,
/// and any other table with a mapping file.
///
/// A part of `extract` because here too bytes become a listing, and of its own because nothing is shared with the
/// reading of pages: a feed has no markup to see through, states its fields by name, and can be too long for memory.
/// The way through: `TextSource` (bytes to text), `CsvReader` or `ItemScanner` (text to rows or items, each with its
/// place), `MerchantItem` or `MappedRow` (a row or item to a listing). A broken row is told with its place, and the
/// next one is read.
///
/// What is absent: a column or element that is not there was not read (Unread); one that is there and empty says that
/// there is none (Absent).
@NullMarked
package org.vigie.extract.feed;

import org.jspecify.annotations.NullMarked;
