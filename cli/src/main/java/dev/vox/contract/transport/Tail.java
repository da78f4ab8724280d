package dev.vox.contract.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The last lines of a stream: at most 200, each cut at 4096 characters. Older ones are dropped.
final class Tail {
    static final int MOST_LINES = 200;
    static final int MOST_CHARACTERS = 4096;
    private static final int CHUNK_BYTES = 8192;

    private final Deque<String> lines = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private long bytes;

    /// Reads a stream to its end on a thread of its own, so that who writes never waits.
    ///
    /// @param each sees every line; it must not throw
    void drain(InputStream stream, String name, Consumer<String> each) {
        Thread.ofPlatform().daemon().name(name).start(() -> readAll(stream, each));
    }

    private void readAll(InputStream stream, Consumer<String> each) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (stream) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                count(read);
                for (int at = 0; at < read; at++) {
                    if (chunk[at] == '\n') {
                        end(line, each);
                    } else if (line.size() < MOST_CHARACTERS) {
                        line.write(chunk[at]);
                    }
                }
            }
        } catch (IOException closed) {
            // What was read counts.
        } finally {
            if (line.size() > 0) {
                end(line, each);
            }
            ended.countDown();
        }
    }

    private void end(ByteArrayOutputStream line, Consumer<String> each) {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        add(text);
        each.accept(text);
    }

    private synchronized void count(int read) {
        bytes += read;
    }

    /// Adds a line.
    synchronized void add(String line) {
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) : line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    synchronized long bytes() {
        return bytes;
    }

    /// The last line that says something.
    synchronized Optional<String> last() {
        return lines.stream().filter(line -> !line.isBlank()).reduce((first, second) -> second);
    }

    /// Waits a moment for what is still in the pipe of a program that has ended.
    void settle() throws InterruptedException {
        var _ = ended.await(500, TimeUnit.MILLISECONDS);
    }
}
