/// Bytes become a listing.
///
/// The [PageReader] looks at a page through its machine-readable sources (JSON-LD, microdata, Open Graph, embedded
/// script state) and, where a marketplace's file in `config/marketplaces/` says so, through the page itself. It runs
/// no script. What it could not see it says: a script shell or a page that asks for a human is never a listing with
/// missing fields.
///
/// The way through: `BodyText` (bytes to text), `OpenPage` (text to tree, address, marketplace), `PageMarks` (is it an
/// offer at all), `OfferReader` (each source in turn: `StateReader`, `SchemaReader`, `MetaTags`, `DomReader`), and
/// `Findings` (every value with its place; an order is made of them last). JSON-LD and microdata become one kind of
/// tree first, so that one reader reads both. Sources that contradict each other are all kept.
/// A list page is read by `ListLinks` (addresses, the next page) and `Cards` (what the list shows of each offer).
///
/// Every part is linear in the size of the page, whatever the page holds, and limits are named where they are.
@NullMarked
package org.vigie.extract;

import org.jspecify.annotations.NullMarked;
