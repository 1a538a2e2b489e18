package org.vigie.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The files in a zip made elsewhere. Nothing is ever unpacked under a name of the zip's choosing; lengths and CRCs,
/// which the JDK's reader believes, are checked here.
final class ZipParts implements Closeable {

    /// A file in the zip that unpacks to more than so many times its length is taken for a bomb. WARC files come
    /// compressed, and plain ones shrink to a tenth or so; zeros shrink to a thousandth.
    static final int MOST_TIMES = 200;

    /// Below this length no ratio is looked at.
    static final int FREE_LENGTH = 1 << 20;

    private static final int MOST_FILES = 100_000;
    private static final Pattern LEADS_OUT = Pattern
            .compile("(^|[/\\\\])\\.\\.([/\\\\]|$)|^[/\\\\]|^[a-zA-Z]:|\\p{Cntrl}");

    private final ZipFile zip;
    private final Map<String, ZipEntry> files = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();

    /// @throws IOException when it is no zip, or cut, or encrypted
    ZipParts(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        if (zip.size() > MOST_FILES) {
            zip.close();
            throw new IOException("the zip holds more than " + MOST_FILES + " files");
        }
        Set<String> seen = new HashSet<>();
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
            String name = entry.getName();
            if (LEADS_OUT.matcher(name).find()) {
                refused.put(name, "is not read: its name leads out of the zip");
            } else if (!seen.add(name)) {
                refused.put(name, "is not read: the zip holds two files of this name");
            } else {
                files.put(name, entry);
            }
        });
        files.keySet().removeAll(refused.keySet());
    }

    /// By name, in the order of their names.
    Map<String, ZipEntry> files() {
        return Collections.unmodifiableMap(files);
    }

    /// Names that are not read, each with why.
    Map<String, String> refused() {
        return Collections.unmodifiableMap(refused);
    }

    /// What came out of a file in the zip.
    ///
    /// @param damage why not all of it came; empty when all is well
    record Copied(long length, String sha256, Optional<String> damage) {}

    /// Copies a file out, as far as it goes.
    ///
    /// @param most most bytes to take
    /// @param alive told once in a while
    Copied copy(ZipEntry entry, OutputStream out, long most, Runnable alive) throws IOException {
        MessageDigest digest = Sha256.digest();
        CRC32 crc = new CRC32();
        long length = 0;
        Optional<String> damage = Optional.empty();
        long packed = Math.max(1, entry.getCompressedSize());
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[64 * 1024];
            long told = 0;
            while (damage.isEmpty()) {
                int n = next(in, buffer);
                if (n < 0) {
                    break;
                }
                length += n;
                if (length > most) {
                    damage = Optional.of("is not read: it has more than " + most + " bytes");
                } else if (length > FREE_LENGTH && length / packed >= MOST_TIMES) {
                    damage = Optional.of("is not read: it unpacks to more than " + MOST_TIMES + " times its length");
                } else if (entry.getSize() >= 0 && length > entry.getSize()) {
                    damage = Optional.of("is longer than the zip says: " + entry.getSize() + " bytes");
                } else {
                    digest.update(buffer, 0, n);
                    crc.update(buffer, 0, n);
                    out.write(buffer, 0, n);
                }
                if (length - told > 32 << 20) {
                    told = length;
                    alive.run();
                }
            }
        } catch (Unpacking e) {
            damage = Optional.of("is damaged behind byte " + length + ": " + HeaderText.note(e.getMessage()));
        }
        if (damage.isEmpty() && entry.getSize() >= 0 && length != entry.getSize()) {
            damage = Optional.of("has " + length + " bytes where the zip says " + entry.getSize());
        } else if (damage.isEmpty() && crc.getValue() != entry.getCrc()) {
            damage = Optional.of("is damaged: its CRC differs from the zip's");
        }
        return new Copied(length, HexFormat.of().formatHex(digest.digest()), damage);
    }

    /// Tells what is wrong with the zip from what is wrong with the disk it is copied to.
    private static final class Unpacking extends IOException {

        Unpacking(IOException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private static int next(InputStream in, byte[] buffer) throws Unpacking {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new Unpacking(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
