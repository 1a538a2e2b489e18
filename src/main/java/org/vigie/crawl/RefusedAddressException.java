package org.vigie.crawl;

import java.net.UnknownHostException;

/// A name whose addresses may not be fetched.
final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message);
    }
}
