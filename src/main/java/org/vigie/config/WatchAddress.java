package org.vigie.config;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks an address that an operator wrote. The path is taken as browsers show it (`?filter[]=a|b`), for the crawler
/// encodes it; the host must be one that can be asked.
final class WatchAddress {

    private static final Pattern FORM = Pattern.compile("(?i)https?://([^/?#]*)([/?#].*)?");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]");

    private WatchAddress() {
    }

    /// A sentence that says what is wrong, or nothing.
    static Optional<String> mistake(String address) {
        if (BLANK.matcher(address).find()) {
            return Optional
                    .of("An address has no blanks; write %20 for each, or one line of the list for each address.");
        }
        Matcher form = FORM.matcher(address);
        if (!form.matches()) {
            return Optional.of("`" + address + "` is no absolute address; begin it with https:// or http://.");
        }
        String authority = form.group(1);
        if (authority.contains("@")) {
            return Optional.of("An address holds no name or password; take out what stands before @.");
        }
        return askable(authority) ? Optional.empty() : Optional.of("`" + authority + "` is no host that can be asked.");
    }

    private static boolean askable(String authority) {
        try {
            URI host = new URI("http://" + IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED));
            return host.getHost() != null && host.getPort() <= 65_535;
        } catch (IllegalArgumentException | URISyntaxException e) {
            return false;
        }
    }
}
