package org.vigie.crawl;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;

/// Resolves names and refuses the addresses that no shop lives at, so that a link on a page cannot make the crawler
/// read the operator's own network. It looks at addresses, after DNS: a public name may point anywhere.
///
/// Ranges: the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890). IPv6 addresses that carry an IPv4 address
/// (mapped, compatible, 6to4, NAT64) are judged by the address they carry.
final class AddressGuard implements Dns {

    /// Somebody's own network: allowed when the settings say so.
    private static final List<AddressRange> LOCAL = ranges("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12",
            "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7", "fec0::/10");

    /// No site at all: this host, link-local with the metadata services of clouds, protocol assignments,
    /// documentation, benchmarks, multicast, reserved, discard, Teredo, local NAT64.
    private static final List<AddressRange> NEVER = ranges("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24",
            "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "::/128",
            "fe80::/10", "ff00::/8", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32");

    private static final AddressRange UNSPECIFIED_OR_LOOPBACK = AddressRange.of("::/127");
    private static final AddressRange COMPATIBLE = AddressRange.of("::/96");
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");

    private final boolean privateAddresses;
    private final Dns dns;

    AddressGuard(boolean privateAddresses, Dns dns) {
        this.privateAddresses = privateAddresses;
        this.dns = dns;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = isLocalhost(host)
                ? List.of(InetAddress.getByAddress(host, new byte[]{127, 0, 0, 1}))
                : dns.lookup(host);
        List<InetAddress> allowed = found.stream().filter(this::allowed).toList();
        if (allowed.isEmpty() && !found.isEmpty()) {
            throw new RefusedAddressException(refusal(host, found.getFirst()));
        }
        return allowed;
    }

    /// Throws when the host is written as an address and that address may not be fetched. (OkHttp asks no Dns for
    /// those.)
    void checkLiteral(String host) throws RefusedAddressException {
        InetAddress literal;
        try {
            literal = InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException _) {
            return; // a name: lookup will judge it
        }
        if (!allowed(literal)) {
            throw new RefusedAddressException(refusal(host, literal));
        }
    }

    /// A last look at the address that a connection really has.
    void checkConnected(InetSocketAddress remote) throws RefusedAddressException {
        InetAddress address = remote.getAddress();
        if (!allowed(address)) {
            throw new RefusedAddressException(refusal(remote.getHostString(), address));
        }
    }

    boolean allowed(InetAddress address) {
        byte[] judged = carried(address.getAddress());
        return NEVER.stream().noneMatch(range -> range.holds(judged))
                && (privateAddresses || LOCAL.stream().noneMatch(range -> range.holds(judged)));
    }

    /// The IPv4 address inside an IPv6 address, or the address itself. (The JDK unwraps mapped addresses.)
    private static byte[] carried(byte[] address) {
        if (SIX_TO_FOUR.holds(address)) {
            return Arrays.copyOfRange(address, 2, 6);
        }
        boolean carries = (COMPATIBLE.holds(address) || NAT64.holds(address))
                && !UNSPECIFIED_OR_LOOPBACK.holds(address);
        return carries ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    /// RFC 6761, 6.3: these names are loopback, and DNS is not asked.
    private static boolean isLocalhost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    private static List<AddressRange> ranges(String... cidrs) {
        return Arrays.stream(cidrs).map(AddressRange::of).toList();
    }

    private static String refusal(String host, InetAddress address) {
        String at = address.getHostAddress();
        return (host.equals(at) ? at : host + " (" + at + ")")
                + " is a loopback, private or reserved address and is not fetched; "
                + "private_addresses allows loopback and private ones.";
    }
}
