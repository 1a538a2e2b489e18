package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.evidence.Observation;
import org.vigie.rules.Verdict;

final class IndexFilesTest {

    @TempDir
    Path folder;

    private static Observation[] some(int from, int count) {
        Observation[] some = new Observation[count];
        for (int i = 0; i < count; i++) {
            String id = "o" + (from + i);
            some[i] = Made.observation(id, Made.listing(id, "Toy number " + i).build(), Made.START.plusSeconds(i),
                    Made.finding("f" + id, "R0001", "toys", "high", Verdict.BREACH));
        }
        return some;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }

    @Test
    void anEmptyOrMissingFolderIsAnEmptyIndexUntilTheFirstCommit() throws IOException {
        Path missing = folder.resolve("not/there");
        try (ListingSearch search = ListingSearch.open(missing)) {
            SearchResult nothing = search.search(Made.words("toy"));
            assertThat(nothing.total()).isZero();
            assertThat(nothing.facets()).containsOnlyKeys(Facet.values());
            assertThat(search.observation("o0")).isEmpty();
            assertThat(search.byFinding("f")).isEmpty();
            assertThat(search.stats()).isEqualTo(new IndexStats(0, 0, 0, Map.of(), 0));
            assertThat(missing).doesNotExist();
            try (ListingIndex index = ListingIndex.open(missing)) {
                index.add(some(0, 1)[0], 0);
                assertThat(search.search(Made.words("toy")).total()).isZero();
                index.commit(1);
                assertThat(search.search(Made.words("toy")).total()).isEqualTo(1);
                index.add(some(1, 1)[0], 1);
                assertThat(search.search(Made.words("toy")).total()).isEqualTo(1);
                index.commit(2);
                assertThat(search.search(Made.words("toy")).total()).isEqualTo(2);
                assertThat(search.stats().nextLogIndex()).isEqualTo(2);
            }
        }
    }

    @Test
    void anyDamagedFileIsToldWithItsRemedy() throws IOException {
        Made.fill(folder, some(0, 40));
        Made.fill(folder, some(20, 40));
        int told = 0;
        for (Path file : files()) {
            byte[] sound = Files.readAllBytes(file);
            List<byte[]> damaged = new ArrayList<>();
            damaged.add(new byte[0]);
            damaged.add(Arrays.copyOf(sound, sound.length / 2));
            damaged.add(Arrays.copyOf(sound, sound.length - 1));
            for (int i = 0; i < 12; i++) {
                byte[] flipped = sound.clone();
                flipped[(int) ((sound.length - 1L) * i / 11)] ^= (byte) (1 << i % 8);
                damaged.add(flipped);
            }
            for (byte[] bytes : damaged) {
                Files.write(file, bytes);
                assertThatThrownBy(() -> ListingSearch.open(folder)).as("%s", file)
                        .isInstanceOf(IndexUnreadableException.class).hasMessageContaining("vigie index rebuild");
                assertThatThrownBy(() -> ListingIndex.open(folder)).as("%s", file)
                        .isInstanceOf(IndexUnreadableException.class).hasMessageContaining("vigie index rebuild");
                told++;
            }
            Files.write(file, sound);
        }
        assertThat(told).isGreaterThan(60);
        try (ListingSearch search = ListingSearch.open(folder)) {
            assertThat(search.stats().observations()).isEqualTo(60);
        }
    }

    @Test
    void aMissingFileIsToldWithItsRemedy() throws IOException {
        Made.fill(folder, some(0, 40));
        for (Path file : files()) {
            if (!file.getFileName().toString().startsWith("segments")) {
                byte[] sound = Files.readAllBytes(file);
                Files.delete(file);
                assertThatThrownBy(() -> ListingSearch.open(folder)).as("%s", file)
                        .isInstanceOf(IndexUnreadableException.class);
                assertThatThrownBy(() -> ListingIndex.open(folder)).as("%s", file)
                        .isInstanceOf(IndexUnreadableException.class);
                Files.write(file, sound);
            }
        }
    }

    @Test
    void anotherSchemaIsToldWithItsRemedy() throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("vigie.schema", "0").entrySet());
            writer.commit();
        }
        for (Callable<AutoCloseable> opening : List.<Callable<AutoCloseable>>of(() -> ListingSearch.open(folder),
                () -> ListingIndex.open(folder))) {
            assertThatThrownBy(opening::call).isInstanceOf(IndexUnreadableException.class)
                    .hasMessageContaining("version 0").hasMessageContaining("vigie index rebuild");
        }
        try (ListingIndex index = ListingIndex.rebuild(folder)) {
            index.commit(0);
        }
        try (ListingSearch search = ListingSearch.open(folder)) {
            assertThat(search.stats().observations()).isZero();
        }
    }

    @Test
    void aRebuildReplacesTheIndexUnderOpenReadersAtItsFirstCommit() throws IOException {
        Made.fill(folder, some(0, 40));
        try (ListingSearch search = ListingSearch.open(folder); ListingIndex index = ListingIndex.rebuild(folder)) {
            assertThat(index.nextLogIndex()).isZero();
            assertThat(index.knowsFinding("fo0")).isFalse();
            index.add(some(0, 1)[0], 0);
            assertThat(search.stats().observations()).isEqualTo(40);
            index.commit(1);
            assertThat(search.stats().observations()).isEqualTo(1);
        }
    }

    @Test
    void aDamagedIndexIsRebuiltUnderOpenReaders() throws IOException {
        Made.fill(folder, some(0, 40));
        try (ListingSearch search = ListingSearch.open(folder)) {
            for (Path file : files()) {
                Files.write(file, new byte[]{1, 2, 3}, StandardOpenOption.APPEND);
            }
            Files.writeString(folder.resolve("README.md"), "kept");
            try (ListingIndex index = ListingIndex.rebuild(folder)) {
                Observation[] other = some(100, 40);
                for (int i = 0; i < other.length; i++) {
                    index.add(other[i], i);
                }
                index.commit(40);
            }
            assertThat(search.observation("o0")).isEmpty();
            assertThat(search.observation("o139")).isPresent();
            assertThat(search.stats().observations()).isEqualTo(40);
        }
        assertThat(folder.resolve("README.md")).exists();
    }

    @Test
    void searchesOfManyThreadsSeeWholeCommitsWhileOneWrites() throws IOException, InterruptedException,
            ExecutionException {
        Made.fill(folder, some(0, 10));
        try (ListingSearch search = ListingSearch.open(folder);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> readers = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                readers.add(threads.submit(() -> {
                    long last = 0;
                    while (last < 110) {
                        SearchResult result = search.search(Made.words("toy"));
                        assertThat(result.total()).isGreaterThanOrEqualTo(last);
                        assertThat(result.total() % 10).isZero();
                        assertThat(result.facets().get(Facet.RULE).getFirst().count()).isEqualTo(result.total());
                        last = result.total();
                    }
                    return last;
                }));
            }
            try (ListingIndex index = ListingIndex.open(folder)) {
                for (int commit = 1; commit <= 10; commit++) {
                    for (Observation observation : some(commit * 10 - 5, 15)) {
                        index.add(observation, Long.parseLong(observation.id().substring(1)));
                    }
                    index.commit(commit * 10 + 10);
                }
            }
            for (Future<Long> reader : readers) {
                assertThat(reader.get()).isEqualTo(110);
            }
        }
    }

    @Test
    void observationsAddedByManyThreadsAllArrive() throws IOException, InterruptedException, ExecutionException {
        try (ListingIndex index = ListingIndex.open(folder);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int line = t * 1_000;
                writers.add(threads.submit(() -> {
                    int at = line;
                    for (Observation observation : some(0, 200)) {
                        index.add(observation, at++);
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            index.commit(4_000);
        }
        try (ListingSearch search = ListingSearch.open(folder)) {
            assertThat(search.stats().observations()).isEqualTo(200);
            for (int i = 0; i < 200; i++) {
                assertThat(search.observation("o" + i).orElseThrow().sightings()).hasSize(4);
            }
        }
    }

    @Test
    void aChangedSchemaNeedsAnotherVersion() {
        String schema = Arrays.stream(IndexField.values()).map(IndexField::toString).collect(Collectors.joining("\n"));
        assertThat(schema).startsWith("kind: exact. ");
        assertThat(IndexSchema.VERSION).isEqualTo(2);
        assertThat(schema.lines().map(line -> line.substring(0, line.indexOf('.', line.indexOf(": ")))).toList())
                .containsExactly("kind: exact", "block: exact", "id: exact", "listing: exact", "address: exact",
                        "finding_id: exact", "flagged: exact", "absent: exact", "unread: exact", "title: text",
                        "description: text", "other: text", "findings: text", "rule: facet", "topic: facet",
                        "severity: facet", "verdict: facet", "marketplace: facet", "seller: facet", "country: facet",
                        "language: facet", "date: facet", "finding.rule: facet", "finding.topic: facet",
                        "finding.severity: facet", "finding.verdict: facet", "fact: exact", "figures: column",
                        "seen_day: time", "first_seen: time", "last_seen: time",
                        "tie: order", "observation: stored", "sightings: stored", "checksum: stored");
    }
}
