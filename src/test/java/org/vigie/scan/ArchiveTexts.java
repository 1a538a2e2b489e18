package org.vigie.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/// What an independent reader sees in the archive.
final class ArchiveTexts {

    private ArchiveTexts() {
    }

    /// How many records of each type there are.
    static Map<String, Long> recordTypes(Path folder) throws IOException {
        Map<String, Long> types = new HashMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Ledger.archiveFolder(folder))) {
            files = walk.filter(file -> file.toString().endsWith(".warc.gz")).toList();
        }
        for (Path file : files) {
            try (WarcReader reader = new WarcReader(file)) {
                for (WarcRecord record : reader) {
                    types.merge(record.type(), 1L, Long::sum);
                }
            }
        }
        return types;
    }

    /// Every record as text, head and block.
    static String all(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Ledger.archiveFolder(folder))) {
            files = walk.filter(file -> file.toString().endsWith(".warc.gz")).sorted().toList();
        }
        for (Path file : files) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
