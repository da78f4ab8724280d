package dev.vox.voice.device;

import dev.vox.voice.Loudspeaker;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The machine's speaker, written to by a thread of its own.
///
/// It holds a second of audio, five times what a server may be ahead; when that is full, the speaker takes nothing, and what
/// comes is not heard.
public final class Speaker implements Loudspeaker, Closeable {
    private static final int CAPACITY = 50;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final PlaybackLine line;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread writer =
            Thread.ofPlatform().daemon().name("speaker").unstarted(this::writeAll);
    private volatile @Nullable IOException failure;

    Speaker(PlaybackLine line) {
        this.line = line;
        writer.start();
    }

    /// What reaches it is called: `paplay`.
    public String name() {
        return line.name();
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(failure)
                .map(e -> "the speaker (%s) stopped: %s".formatted(name(), e.getMessage()));
    }

    @Override
    public void take(byte[] pcm, long playsAt) {
        if (failure == null) {
            var _ = waiting.offer(pcm);
        }
    }

    @Override
    public void drop() {
        waiting.clear();
        try {
            line.drop();
        } catch (IOException e) {
            failure = e;
        }
    }

    private void writeAll() {
        try {
            while (true) {
                line.write(waiting.take());
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /// Falls silent.
    @Override
    public void close() throws IOException {
        writer.interrupt();
        line.close();
        boolean interrupted = Thread.interrupted();
        try {
            writer.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
