/// Bytes become a listing.
///
/// The [PageReader] looks at a page through its machine-readable sources (JSON-LD, microdata, Open Graph, embedded
/// script state) and, where a marketplace's file in `config/marketplaces/` says so, through the page itself. It runs
/// no script. What it could not see it says: a script shell or a page that asks for a human is never a listing with
/// missing fields.
///
/// The way through: `BodyText` (bytes to text), `OpenPage` (text to tree, address, marketplace), `PageMarks` (is it an
/// offer at all), `OfferReader` (each source in turn: `StateReader`, `SchemaReader`, `MetaTags`, `DomReader`), and
/// `Findings` (every value with its place; an order is made of them last). JSON-LD, microdata and RDFa become one kind
/// of tree first (`SchemaTree`), so that one reader reads all three; `SchemaGraph` finds the node that a reference
/// names, and `SchemaCollector` what the page is about.
///
/// Sources that contradict each other are all kept. The first value of a field is the one that a visitor sees:
///
/// 1. for a price: one whose amount stands in the visible text, before all others;
/// 2. the page itself (`dom`): where a marketplace's file points, crossed-out prices, the drawn path;
/// 3. script state (`state`), from which the page is drawn;
/// 4. `json-ld`, then `microdata`, then `rdfa`: written for machines, and often forgotten when a price changes;
/// 5. `open-graph`, then other `meta` elements (Twitter's card, Dublin Core): written for previews.
///
/// Within one source the page's order counts. Nodes that share an `@id`, a number or a name speak of one product, and
/// each of them is read; a node with another address is another offer.
///
/// A list page is read by `ListLinks` (addresses, the next page) and `Cards` (what the list shows of each offer).
///
/// A page's tree is built only when something asks for it. `Skim` passes over the text first; it finds the scripts, the
/// `meta` and `link` elements and the visible text, and they are the same as the tree's. Without a tree end pages whose
/// facts stand in JSON-LD, Open Graph, or script state, as long as every selector of the marketplace's file names a
/// class, id or attribute that is nowhere on the page. The tree is built when the page has microdata or RDFa; when a
/// selector may find something (every page of Amazon, eBay and Etsy; a list); when a cell or term is named like a
/// property, a path may be drawn, or a price may be crossed out; when the page says so little that it may be a shell;
/// and when the page is not nested by the rules, ends inside an element such as `script`, or could be read in two ways.
/// Truth goes before speed: what a shortcut could lose is read from the tree.
///
/// Every part is linear in the size of the page, whatever the page holds, and limits are named where they are.
@NullMarked
package org.vigie.extract;

import org.jspecify.annotations.NullMarked;
