package dev.vox.voice;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A player's standard input, written to by a thread of its own: a write to a pipe that nobody reads has no deadline and
/// hears no interrupt.
///
/// Up to two seconds of audio wait for that thread. When there is no room for more, whoever writes waits for the player,
/// and gives up when it takes nothing for as long as was allowed. The messages of what is thrown are phrases about the
/// player.
final class PlayerInput extends OutputStream {
    private static final int CAPACITY = 100;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    /// The only empty one.
    private static final byte[] END = {};

    private final OutputStream pipe;
    private final Duration patience;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread writer =
            Thread.ofPlatform().daemon().name("player input").unstarted(this::writeAll);
    private volatile @Nullable IOException failure;

    private PlayerInput(OutputStream pipe, Duration patience) {
        this.pipe = pipe;
        this.patience = patience;
    }

    /// Begins to write to a pipe, which is this input's from here on.
    ///
    /// @param patience how long the player may take nothing while audio waits for it
    static PlayerInput to(OutputStream pipe, Duration patience) {
        PlayerInput input = new PlayerInput(pipe, patience);
        input.writer.start();
        return input;
    }

    private void writeAll() {
        try (pipe) {
            for (byte[] bytes = waiting.take(); bytes.length > 0; bytes = waiting.take()) {
                pipe.write(bytes);
                pipe.flush();
            }
        } catch (IOException e) {
            failure = e;
            // Whoever waits for room finds it, and the failure with the next write.
            waiting.clear();
        } catch (InterruptedException e) {
            // Closed: the rest is not wanted.
        } finally {
            written.countDown();
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > 0) {
            put(Arrays.copyOfRange(bytes, from, from + length));
        }
    }

    /// Waits until the player has taken everything.
    ///
    /// @param most how long that may take
    /// @throws IOException when it is not done by then, or the player stopped listening
    void end(Duration most) throws IOException {
        put(END);
        try {
            if (!written.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException(
                        "did not take the audio within %d ms".formatted(most.toMillis()));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        check();
    }

    private void put(byte[] bytes) throws IOException {
        check();
        try {
            if (!waiting.offer(bytes, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("took no audio for %d ms".formatted(patience.toMillis()));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void check() throws IOException {
        IOException broken = failure;
        if (broken != null) {
            throw new IOException("stopped listening", broken);
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        IOException interrupted = new InterruptedIOException("was interrupted");
        interrupted.initCause(cause);
        return interrupted;
    }

    /// Gives up what was not taken. The player has ended by then, which ends a write that waits for it.
    @Override
    public void close() {
        writer.interrupt();
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
