package org.vigie.crawl;

import java.net.InetAddress;

/// A block of addresses, as in `10.0.0.0/8`.
final class AddressRange {

    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    static AddressRange of(String cidr) {
        int slash = cidr.indexOf('/');
        return new AddressRange(InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress(),
                Integer.parseInt(cidr.substring(slash + 1)));
    }

    /// @param address 4 or 16 bytes; an address of the other kind is never in
    boolean holds(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
