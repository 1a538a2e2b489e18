package org.vigie.soak;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The server's own log: one line a request, written when its answer has ended.
final class WebLog implements AutoCloseable {

    private final BufferedWriter out;
    private int unflushed;

    /// One request.
    ///
    /// @param arrived nanoseconds of the server's clock, when the head of the request had been read
    /// @param ended the same, before the last bytes of the answer were handed to the system: so a client cannot have
    ///     had them earlier, and a pause measured from here is never too short by the server's fault
    /// @param status 0 when no answer was given
    /// @param whole whether all of the answer was sent as it should be
    /// @param note the fault that was shown, or empty
    record Request(String host, String path, long arrived, long ended, int status, boolean whole, String note) {

        String line() {
            return host + '\t' + path + '\t' + arrived + '\t' + ended + '\t' + status + '\t' + whole + '\t' + note;
        }

        static Request of(String line) {
            String[] cells = line.split("\t", -1);
            return new Request(cells[0], cells[1], Long.parseLong(cells[2]), Long.parseLong(cells[3]),
                    Integer.parseInt(cells[4]), Boolean.parseBoolean(cells[5]), cells[6]);
        }
    }

    WebLog(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file);
    }

    synchronized void add(Request request) {
        try {
            out.write(request.line());
            out.write('\n');
            if (++unflushed >= 20) {
                flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void flush() throws IOException {
        out.flush();
        unflushed = 0;
    }

    /// Every request, in the order of arrival.
    static List<Request> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            List<Request> requests = new ArrayList<>(lines.filter(line -> line.split("\t", -1).length == 7)
                    .map(Request::of).toList());
            requests.sort((a, b) -> Long.compare(a.arrived, b.arrived));
            return requests;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
