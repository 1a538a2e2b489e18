package org.vigie;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.listing.PlantedFault;

final class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.vigie");

    private static final Pattern REFUSED_NAME = Pattern
            .compile("(.+Impl|.+Utils?|.+Helper|.+Manager|.+Service|Common|Base)$");

    @Test
    void everyImportIsAnArrowOfTheDrawing() {
        assertThat(CLASSES.size()).isGreaterThan(100);
        assertThat(House.faults(CLASSES)).isEmpty();
    }

    /// The guard is itself guarded: a class in a lower room that imports a higher one, and a library away from home,
    /// are both seen.
    @Test
    void plantedFaultsAreSeen() {
        JavaClasses planted = new ClassFileImporter().importClasses(PlantedFault.class);
        assertThat(House.faults(planted)).anyMatch(fault -> fault.contains("no arrow from listing to rules"))
                .anyMatch(fault -> fault.contains("org.jsoup lives in"));
    }

    @Test
    void theDrawingHasNoCircle() {
        List<String> order = List.of("yaml", "listing", "normalise", "demo", "config", "rules", "crawl", "extract",
                "evidence",
                "index", "casework", "scan", "alerts", "metrics", "schedule", "web", "cli");
        House.ARROWS.forEach((room, below) -> below.forEach(target -> assertThat(order.indexOf(target))
                .as("%s imports %s, which must stand below it", room, target).isLessThan(order.indexOf(room))));
    }

    @Test
    void everyRoomSaysWhatItIsForAndIsNullMarked() throws IOException {
        for (String room : House.ARROWS.keySet()) {
            String text = Files.readString(Path.of("src/main/java/org/vigie", room, "package-info.java"));
            assertThat(text).as(room).contains("///").contains("@NullMarked");
        }
    }

    @Test
    void noClassHasARefusedName() {
        assertThat(CLASSES.stream().filter(House.OURS).map(JavaClass::getSimpleName)
                .filter(name -> REFUSED_NAME.matcher(name).find())).isEmpty();
    }

    @Test
    void noStaticStateCanChange() {
        assertThat(CLASSES.stream().filter(House.OURS)
                .filter(type -> !type.getPackageName().startsWith("org.vigie.web.page"))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL))
                .map(field -> field.getFullName())).isEmpty();
    }

    @Test
    void filesAreSmall() throws IOException {
        List<Integer> lengths;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            lengths = files.filter(file -> file.toString().endsWith(".java")).map(ArchitectureTest::lines).sorted()
                    .toList();
        }
        assertThat(lengths.getLast()).as("longest file, in lines").isLessThanOrEqualTo(400);
        assertThat(lengths.get(lengths.size() / 2)).as("median file, in lines").isLessThan(120);
    }

    private static int lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
