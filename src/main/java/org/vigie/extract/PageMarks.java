package org.vigie.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.config.Marketplace.Marks;
import org.vigie.listing.Field;
import tools.jackson.databind.JsonNode;

/// What shows that a page is not an offer: it asks for a human, says that the offer is gone, or is an empty shell.
final class PageMarks {

    private static final int NEAR_BEGINNING = 20_000;

    /// Gateways that many shops stand behind. They count only on a page without an offer.
    private static final List<String> GATEWAYS = List.of("_____tmd_____/punish", "x5secdata", "__cf_chl", "cf-chl-",
            "/errors/validateCaptcha", "opfcaptcha", "/splashui/challenge", "px-captcha", "captcha-delivery.com");
    private static final List<String> GATEWAY_TITLES = List.of("just a moment...", "pardon our interruption",
            "security measure", "attention required! | cloudflare", "access denied", "robot check");
    private static final List<String> NO_BROWSER = List.of("support your browser", "browser is not supported",
            "unsupported browser", "enable javascript", "activer javascript", "activez javascript",
            "javascript aktivieren", "habilitar javascript", "active javascript", "abilitare javascript",
            "włącz javascript", "votre navigateur n'est pas", "browser wird nicht unterstützt");

    private final OpenPage page;

    PageMarks(OpenPage page) {
        this.page = page;
    }

    /// A mark of a challenge in the page's addresses.
    Optional<String> challengeAddress() {
        return inAddress(page.market().challengeMarks());
    }

    /// A mark of a challenge near the beginning of the body, or on the page. Ask only when neither title nor price was
    /// read: good
    /// pages hold such words in their scripts.
    Optional<String> challengeBody() {
        String head = beginning();
        return page.market().challengeMarks().bodies().stream().filter(head::contains).findFirst()
                .or(() -> onPage(page.market().challenge()));
    }

    /// A mark of one of the gateways that many shops stand behind. Ask only when no offer was found.
    Optional<String> gateway() {
        String head = beginning();
        String title = page.outline().title().strip().toLowerCase(Locale.ROOT);
        return GATEWAYS.stream().filter(head::contains).findFirst()
                .or(() -> GATEWAY_TITLES.stream().filter(title::startsWith).findFirst());
    }

    private String beginning() {
        String text = page.text().text();
        return text.substring(0, Math.min(text.length(), NEAR_BEGINNING));
    }

    /// What says that the offer is no longer there: in the address, in words that a visitor sees, on the page, or in
    /// script state.
    Optional<String> gone() {
        Marks marks = page.market().goneMarks();
        return inAddress(marks)
                .or(() -> marks.bodies().isEmpty() ? Optional.empty() : seen(marks.bodies()))
                .or(() -> onPage(page.market().gone()))
                .or(() -> page.market().states().stream()
                        .flatMap(state -> page.state(state).stream().filter(root -> !titled(state, root))
                                .flatMap(root -> state.gone().stream()
                                        .flatMap(path -> path.find(root).stream())
                                        .filter(found -> !found.node().asString("").isBlank())
                                        .map(found -> state.variable() + "." + found.path() + " = "
                                                + found.node().asString(""))))
                        .findFirst());
    }

    /// A state that still names an offer tells of something else than its end.
    private static boolean titled(CompiledMarketplace.State state, JsonNode root) {
        return state.fields().getOrDefault(Field.TITLE, List.of()).stream().anyMatch(
                path -> path.section(root).isPresent());
    }

    private Optional<String> seen(List<String> words) {
        String visible = page.visible();
        return words.stream().filter(visible::contains).findFirst();
    }

    /// A mark of a shell whose offer scripts draw.
    Optional<String> shell() {
        return page.market().shellMarks().bodies().stream().filter(page.text()::contains).findFirst()
                .or(() -> inAddress(page.market().shellMarks()))
                .or(() -> onPage(page.market().shell()));
    }

    /// Words of a page that wants another browser or scripts.
    Optional<String> noBrowser() {
        // The text of the whole body is no shorter than what is seen of it.
        if (page.visible().chars().filter(Character::isLetterOrDigit).limit(3_001).count() > 3_000) {
            return Optional.empty();
        }
        String visible = page.document().body().text();
        if (visible.length() > 3_000) {
            return Optional.empty();
        }
        String lower = visible.toLowerCase(Locale.ROOT).replace('’', '\'');
        return NO_BROWSER.stream().filter(lower::contains).findFirst();
    }

    private Optional<String> inAddress(Marks marks) {
        return marks.urls().stream().filter(mark -> page.url().contains(mark) || page.canonical().contains(mark))
                .findFirst();
    }

    private Optional<String> onPage(List<PagePlace> places) {
        return places.stream().filter(place -> page.attributes(place).isPresent()).map(PagePlace::source)
                .findFirst();
    }
}
