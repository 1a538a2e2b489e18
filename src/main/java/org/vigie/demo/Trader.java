package org.vigie.demo;

/// A made-up trader: seller, manufacturer or responsible person.
///
/// @param country ISO 3166-1 alpha-2
record Trader(String name, String address, String country, String email) {

    /// Name and addresses in one line, as a safety block prints them.
    String line() {
        return name + ", " + address + ", " + country + ", " + email;
    }
}
