package org.vigie.extract.feed;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.vigie.listing.InvalidListingException;

/// Reads product feeds of the Google Merchant Center form in XML: RSS 2.0 and Atom with the namespace
/// `http://base.google.com/ns/1.0`. As a stream; document types and entities are never in force.
public final class MerchantXml {

    private static final String GOOGLE = "http://base.google.com/ns/1.0";
    private static final int MOST_DEPTH = 8;

    private final Instant at;
    private final String marketplace;
    private final FeedSink sink;
    private final XMLInputFactory xml;

    private MerchantXml(Instant at, String marketplace, FeedSink sink) {
        this.at = at;
        this.marketplace = marketplace;
        this.sink = sink;
        this.xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /// Reads a file from its beginning to its end.
    ///
    /// @param at the moment for which the prices are asked
    /// @param marketplace where the feed is from; empty to take the host of each item's link
    /// @throws IOException when the file cannot be read or the sink refuses; never for what it holds
    public static void read(Path file, Instant at, String marketplace, FeedSink sink) throws IOException {
        try (Reader in = TextSource.open(file, Optional.empty())) {
            new MerchantXml(at, marketplace, sink).run(new ItemScanner(in));
        }
    }

    private void run(ItemScanner scanner) throws IOException {
        long items = 0;
        for (Optional<ItemScanner.Item> next = scanner.next(); next.isPresent(); next = scanner.next()) {
            if (items == 0 && scanner.doctype()) {
                sink.problem("", "declares a document type, which is not looked at: entities it declares are unknown");
            }
            items++;
            item(next.get(), scanner.namespaces());
        }
        if (items == 0) {
            sink.problem("", "holds no item or entry: it is no product feed");
        }
    }

    private void item(ItemScanner.Item item, Map<String, String> namespaces) throws IOException {
        String place = "line " + item.line();
        if (item.broken().isPresent()) {
            sink.problem(place, item.broken().get());
            return;
        }
        List<String> notes = new ArrayList<>();
        try {
            List<FeedCell> cells = cells(item.text(), namespaces);
            FeedSink.Item read = new FeedSink.Item(new MerchantItem(cells, at, notes).listing(marketplace), place,
                    "application/xml; charset=utf-8", item.text().getBytes(StandardCharsets.UTF_8));
            for (String note : notes) {
                sink.problem(place, note);
            }
            sink.item(read);
        } catch (InvalidListingException e) {
            sink.problem(place, String.valueOf(e.getMessage()));
        } catch (XMLStreamException e) {
            sink.problem(place, "is not well-formed XML: " + MappedRow.shortened(String.valueOf(e.getMessage())
                    .replaceFirst("(?s)^.*Message: ", "")));
        }
    }

    /// The item's attributes: those in Google's namespace first, so that they outweigh what RSS and Atom say.
    private List<FeedCell> cells(String item, Map<String, String> namespaces) throws XMLStreamException {
        StringBuilder root = new StringBuilder("<feed");
        namespaces.forEach((name, address) -> root.append(' ').append(name).append('=').append(address));
        if (!namespaces.containsKey("xmlns:g")) {
            root.append(" xmlns:g=\"").append(GOOGLE).append('"');
        }
        XMLStreamReader reader = xml.createXMLStreamReader(new StringReader(root + ">" + item + "</feed>"));
        List<FeedCell> own = new ArrayList<>();
        List<FeedCell> plain = new ArrayList<>();
        try {
            reader.nextTag();
            reader.nextTag();
            while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
                boolean ours = GOOGLE.equals(reader.getNamespaceURI()) || "g".equals(reader.getPrefix());
                String href = reader.getAttributeValue(null, "href");
                String rel = reader.getAttributeValue(null, "rel");
                FeedCell cell = cell(reader, 0);
                if (ours) {
                    own.add(cell);
                } else if (cell.name().equals("link") && href != null) {
                    if (rel == null || rel.equals("alternate")) {
                        plain.add(new FeedCell("link", href.strip(), List.of()));
                    }
                } else {
                    plain.add(renamed(cell));
                }
            }
        } finally {
            reader.close();
        }
        for (FeedCell cell : plain) {
            boolean known = switch (cell.name()) {
                case "id", "title", "description", "link", "price", "brand", "gtin", "mpn" -> true;
                default -> false;
            };
            if (known && own.stream().noneMatch(mine -> mine.name().equals(cell.name()))) {
                own.add(cell);
            }
        }
        return own;
    }

    private static FeedCell renamed(FeedCell cell) {
        return cell.name().equals("summary") || cell.name().equals("content")
                ? new FeedCell("description", cell.value(), cell.parts())
                : cell;
    }

    /// The element at which the reader stands; leaves it at its end.
    private static FeedCell cell(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MOST_DEPTH) {
            throw new XMLStreamException("elements stand more than " + MOST_DEPTH + " deep");
        }
        String name = reader.getLocalName().toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder();
        List<FeedCell> parts = new ArrayList<>();
        int event = reader.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> parts.add(cell(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException(
                        "the entity &" + reader.getLocalName() + "; is not known");
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
            event = reader.next();
        }
        return new FeedCell(name, parts.isEmpty() ? text.toString().strip() : "", parts);
    }
}
