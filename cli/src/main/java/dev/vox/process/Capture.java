package dev.vox.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Reads a program's output to its end, so that the program never blocks on a full pipe, and keeps the first part of it.
final class Capture {
    private static final int CHUNK_BYTES = 8192;
    private static final int LONGEST_LINE_BYTES = 64 * 1024;

    private final InputStream stream;
    private final int limit;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean truncated;

    private Capture(InputStream stream, int limit, Consumer<String> lines) {
        this.stream = stream;
        this.limit = limit;
        this.lines = lines;
    }

    /// Begins to read; the thread ends with the stream.
    ///
    /// @param lines takes each line when it is whole, without its end; it must not throw
    static Capture of(InputStream stream, int limit, Consumer<String> lines) {
        Capture capture = new Capture(stream, limit, lines);
        Thread.ofPlatform().daemon().name("capture").start(capture::readAll);
        return capture;
    }

    private void readAll() {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (stream) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                keep(chunk, read);
                tell(chunk, read);
            }
        } catch (IOException ended) {
            // A program that is killed closes its pipe under the reader: what was read counts.
        } finally {
            endLine();
            end.countDown();
        }
    }

    private void tell(byte[] chunk, int length) {
        for (int at = 0; at < length; at++) {
            if (chunk[at] == '\n' || chunk[at] == '\r') {
                endLine();
            } else if (line.size() < LONGEST_LINE_BYTES) {
                line.write(chunk[at]);
            }
        }
    }

    private void endLine() {
        if (line.size() > 0) {
            lines.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        int room = Math.min(length, limit - kept.size());
        kept.write(chunk, 0, room);
        truncated |= room < length;
    }

    /// Waits for the stream's end, but not longer than given.
    void await(Duration most) throws InterruptedException {
        var _ = end.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    boolean truncated() {
        return truncated;
    }

    Optional<String> lastLine() {
        return text().lines().filter(line -> !line.isBlank()).reduce((first, second) -> second);
    }
}
