/// What an offer says, field by field, and where it says so: the noun of the house.
///
/// A [Fact] is one of three. *Shown*: one or more values, each with the [Place] that showed it; sources that
/// contradict each other are all kept, and the first one is only a view. *Absent*: the part of the page where it
/// would stand was read, and it was not there. *Unread*: we could not see. The worst error of such a tool is to
/// call missing what it never read, so a field that nobody filled is Unread.
///
/// [ListingJson] is here and not in a room of its own because one form of a listing goes from the reader to the
/// archive, the index and the report: there is no mapper layer to get wrong. It is why this room may import Jackson.
@NullMarked
package org.vigie.listing;

import org.jspecify.annotations.NullMarked;
