package org.vigie.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vigie.normalise.ArticleCode;
import org.vigie.normalise.ArticleCodes;
import org.vigie.normalise.Currencies;
import org.vigie.normalise.Quantities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "read", mixinStandardHelpOptions = true, description = {
        "Shows how single texts are read: prices, article numbers (GTIN), quantities.",
        "Texts are arguments, or lines of standard input in UTF-8; each is answered in its order."})
final class ReadCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What a text is read as.
    enum Kind {
        PRICE,
        GTIN,
        QUANTITY
    }

    private final Vigie vigie;

    @Parameters(index = "0", paramLabel = "KIND", description = "price, gtin or quantity.")
    private Kind kind = Kind.PRICE;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXT", description = "What to read (default: the lines of standard input).")
    private List<String> texts = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object for each text; its form is told in docs/extract.md.")
    private boolean json;

    @Option(names = "--currency", paramLabel = "CODE", description = "price: currency where the text names none, as the page says it elsewhere: EUR.")
    private String currency = "";

    @Option(names = "--language", paramLabel = "TAG", description = "price: language of the page, as de or fr-CA.")
    private String language = "";

    @Option(names = "--country", paramLabel = "CODE", description = "price: country of the page, which tells whose dollar or crown it is: SE.")
    private String country = "";

    @Option(names = "--decimal", paramLabel = "MARK", description = "price: the decimal mark, where the page's other prices show it: `,` or `.`.")
    private String decimal = "";

    @Option(names = "--label", paramLabel = "TEXT", description = "price: the label or field name that the text stands under: UVP.")
    private String label = "";

    @Spec
    private CommandSpec spec;

    ReadCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        ReadPrice price = price();
        PrintWriter out = spec.commandLine().getOut();
        if (!texts.isEmpty()) {
            texts.forEach(text -> answer(out, text, price));
        } else {
            var lines = new BufferedReader(new InputStreamReader(vigie.in(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answer(out, line, price);
            }
        }
        out.flush();
        return 0;
    }

    private ReadPrice price() {
        String code = currency.isEmpty() ? "" : Currencies.stated(currency);
        if (code == null) {
            throw new ParameterException(spec.commandLine(), "`" + currency + "` is no currency: --currency takes a"
                    + " code of ISO 4217 such as EUR");
        }
        String place = country.toUpperCase(Locale.ROOT);
        if (!place.isEmpty() && !List.of(Locale.getISOCountries()).contains(place)) {
            throw new ParameterException(spec.commandLine(), "`" + country + "` is no country: --country takes a code"
                    + " of ISO 3166-1 such as SE");
        }
        if (!decimal.isEmpty() && !decimal.equals(",") && !decimal.equals(".")) {
            throw new ParameterException(spec.commandLine(), "--decimal takes `,` or `.`");
        }
        Locale tag = Locale.forLanguageTag(language.replace('_', '-'));
        if (!language.isEmpty() && tag.getLanguage().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "`" + language + "` is no language: --language takes a"
                    + " tag such as de or fr-CA");
        }
        if (place.isEmpty() && !List.of(Locale.getISOCountries()).contains(tag.getCountry())) {
            tag = Locale.of(tag.getLanguage());
        }
        Locale locale = place.isEmpty() ? tag : Locale.of(tag.getLanguage(), place);
        return new ReadPrice(code, locale, label, decimal);
    }

    private void answer(PrintWriter out, String text, ReadPrice price) {
        if (json) {
            ObjectNode node = JSON.createObjectNode().put("text", text);
            switch (kind) {
                case PRICE -> price.json(node, text);
                case GTIN -> {
                    var codes = node.putArray("codes");
                    ArticleCodes.read(text).forEach(code -> ExtractJson.article(codes.addObject(), code));
                }
                case QUANTITY -> ReadQuantity.json(node, Quantities.read(text));
            }
            out.print(JSON.writeValueAsString(node) + "\n");
            return;
        }
        List<String> said = switch (kind) {
            case PRICE -> List.of(price.words(text));
            case GTIN -> codes(text);
            case QUANTITY -> ReadQuantity.words(text, Quantities.read(text));
        };
        out.print(Text.oneLine(text) + "\n");
        said.forEach(each -> out.print("  → " + each + "\n"));
    }

    private static List<String> codes(String text) {
        List<String> said = new ArrayList<>();
        for (ArticleCode code : ArticleCodes.read(text)) {
            said.add("“" + Text.oneLine(text.substring(code.start(), code.end())) + "”: " + code.words());
        }
        return said.isEmpty() ? List.of("no article number") : said;
    }
}
