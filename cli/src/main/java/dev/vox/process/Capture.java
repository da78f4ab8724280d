package dev.vox.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Reads a program's output to its end, so that the program never blocks on a full pipe, and keeps the first part of it.
final class Capture {
    private static final int CHUNK_BYTES = 8192;

    private final InputStream stream;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean truncated;

    private Capture(InputStream stream, int limit) {
        this.stream = stream;
        this.limit = limit;
    }

    /// Begins to read; the thread ends with the stream.
    static Capture of(InputStream stream, int limit) {
        Capture capture = new Capture(stream, limit);
        Thread.ofPlatform().daemon().name("capture").start(capture::readAll);
        return capture;
    }

    private void readAll() {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (stream) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                keep(chunk, read);
            }
        } catch (IOException ended) {
            // A program that is killed closes its pipe under the reader: what was read counts.
        } finally {
            end.countDown();
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
