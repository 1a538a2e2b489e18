/// A web of many hosts in a process of its own, and the long run against it: what is asked, when, and what is lost, is
/// read from the server's own log.
package org.vigie.soak;
