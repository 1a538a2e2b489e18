package org.vigie.casework;

/// The few places where the SQL of the two databases differs. All else is written once, in what both understand.
enum Dialect {
    SQLITE("", "", "url = :url"),
    /// A row that another transaction is about to change is passed over by who only wants any, and waited for by who
    /// wants this one. Addresses are found by their digest, for an index there takes no text of any length; the address
    /// itself is compared too.
    POSTGRESQL(" for update skip locked", " for no key update", "md5(url) = md5(:url) and url = :url");

    private final String skipLocked;
    private final String held;
    private final String sameUrl;

    Dialect(String skipLocked, String held, String sameUrl) {
        this.skipLocked = skipLocked;
        this.held = held;
        this.sameUrl = sameUrl;
    }

    /// Ends a query for rows to be changed, of which any will do.
    String skipLocked() {
        return skipLocked;
    }

    /// Ends a query for a row that must stay as it is until the end of the transaction.
    String held() {
        return held;
    }

    /// Compares a page's address with `:url`.
    String sameUrl() {
        return sameUrl;
    }
}
