package org.vigie.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.extract.CompiledMarketplace.Next;
import tools.jackson.databind.JsonNode;

/// The address of the next page of a list that counts its pages.
final class NextPage {

    private NextPage() {
    }

    /// The address with its page number one higher; nothing when the list ends here or does not say where it ends.
    ///
    /// @param cards how many offers this page shows: the size of a page that states none
    static Optional<String> of(Next next, JsonNode root, String url, int cards) {
        if (!Address.isWeb(url)) {
            return Optional.empty();
        }
        long page = number(next.page(), root).or(() -> inAddress(next.parameter(), url)).orElse(1L);
        long size = number(next.size(), root).orElse((long) cards);
        boolean more = number(next.last(), root).map(last -> page < last)
                .or(() -> number(next.total(), root).map(total -> size > 0 && page * size < total)).orElse(false);
        return more ? Optional.of(with(url, next.parameter(), page + 1)) : Optional.empty();
    }

    private static Optional<Long> number(List<StatePath> paths, JsonNode root) {
        return paths.stream().flatMap(path -> path.find(root).stream())
                .flatMap(found -> whole(SchemaTree.plain(found.node())).stream()).findFirst();
    }

    private static Optional<Long> whole(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Long> inAddress(String parameter, String url) {
        Matcher matcher = parameter(parameter).matcher(url);
        return matcher.find() ? whole(matcher.group(2)) : Optional.empty();
    }

    private static Pattern parameter(String name) {
        return Pattern.compile("([?&]" + Pattern.quote(name) + "=)([^&#]*)");
    }

    static String with(String url, String parameter, long page) {
        Matcher matcher = parameter(parameter).matcher(url);
        if (matcher.find()) {
            return url.substring(0, matcher.start(2)) + page + url.substring(matcher.end(2));
        }
        int fragment = url.indexOf('#');
        String before = fragment < 0 ? url : url.substring(0, fragment);
        return before + (before.indexOf('?') < 0 ? '?' : '&') + parameter + "=" + page;
    }
}
