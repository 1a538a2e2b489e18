/// Three marketplaces of our own on loopback, so that the whole scanner can be seen at work with no network.
///
/// [DemoShop] serves them over real HTTP. Each has the habits of a kind of shop: `bazar.localhost` puts the offer into
/// the state of a script, `boutique.localhost` into JSON-LD and another script state, `galerie.localhost` into
/// microdata
/// and a table. Among the offers stand the traps of the trade: a page that only scripts would fill, a safety block
/// behind a click, a removal that answers 200, a check for humans, an address that robots.txt forbids, prices that
/// contradict each other. Everything they sell is made up.
///
/// The offers are data, `demo/<shop>/<language>.yaml` among the resources. Each says in `expect` what its author means
/// a scan to find; [DemoShop#expected] gives that to whoever compares. The pages are built once, when the shop starts,
/// from the templates beside the data: the same port always serves the same bytes, so a second scan finds them
/// unchanged.
///
/// The room stands beside the others, not above one: only `cli` starts it. It may import `yaml`, because its offers are
/// YAML, and Jackson, because a script state written by hand would be escaped by hand. It knows neither the rooms that
/// read its pages nor the rules that judge them, so it cannot be written to please them.
@NullMarked
package org.vigie.demo;

import org.jspecify.annotations.NullMarked;
