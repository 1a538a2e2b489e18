package org.vigie.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.config.Conduct;
import org.vigie.config.Marketplace;
import org.vigie.config.Watch;
import org.vigie.crawl.Manner;

/// How the pages of a watch are asked for, as its file and that of its marketplace say.
final class Manners {

    private Manners() {
    }

    static Manner of(Watch watch, List<Marketplace> marketplaces) {
        Conduct conduct = watch.conduct();
        Optional<Marketplace> marketplace = marketplaces.stream().filter(m -> m.name().equals(watch.marketplace()))
                .findFirst();
        List<Manner.Cookie> cookies = new ArrayList<>();
        boolean told = !(conduct.shipTo() + conduct.currency()).isEmpty();
        if (told && marketplace.isPresent()) {
            for (String host : marketplace.get().hosts()) {
                marketplace.get().asking().cookies().forEach((name, form) -> cookies.add(
                        new Manner.Cookie(host, name, form.replace("{ship_to}", conduct.shipTo())
                                .replace("{currency}", conduct.currency()).replace("{language}", conduct.language()))));
            }
        }
        return new Manner(watch.name(), conduct.mandate() ? conduct.legalBasis() : "",
                language(conduct.language(), watch.market()), cookies);
    }

    private static String language(String language, String market) {
        if (language.isEmpty()) {
            return "";
        }
        return market.isEmpty() ? language : language + "-" + market + "," + language + ";q=0.9";
    }
}
