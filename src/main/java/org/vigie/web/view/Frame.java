package org.vigie.web.view;

/// What every page has around it.
///
/// @param title name of the page
/// @param here address of the section it belongs to: `/`, `/runs`, `/rules`
/// @param zone the zone its times are shown in
public record Frame(String title, String here, String zone) {

    static Frame of(String title, String here, Moments moments) {
        return new Frame(Wording.shorten(title, 120), here, moments.zone().getId());
    }
}
