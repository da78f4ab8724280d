package dev.vox.cli.repl.talk;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.runtime.audio.WavWriter;
import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Writes what was heard to a WAV file, which appears under its name when the recording ends. Silence is written as it was,
/// two seconds at most.
///
/// The disk is written to by a thread of its own. It may be ten seconds behind; what is heard beyond that is lost, and the
/// recording says so at its end.
final class Recording {
    private static final int CAPACITY = 500;
    private static final long LONGEST_SILENCE = Duration.ofSeconds(2).toNanos();
    private static final Duration END_TIMEOUT = Duration.ofSeconds(10);

    /// The only empty one.
    private static final byte[] END = {};

    private final Path file;
    private final WavWriter wav;
    private final BlockingQueue<byte[]> heard = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread writer;
    private volatile @Nullable IOException failure;
    private volatile boolean lossy;
    private long nextAt = Long.MIN_VALUE;

    private Recording(Path file, WavWriter wav) {
        this.file = file;
        this.wav = wav;
        this.writer = Thread.ofVirtual().name("recording").unstarted(this::writeAll);
    }

    /// Begins a recording.
    ///
    /// @throws MissingPrerequisite when the folder is not there
    /// @throws OperationFailed when the file cannot be made
    static Recording to(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new MissingPrerequisite(
                    "[%s] is not the name of a file in a folder that there is".formatted(file));
        }
        try {
            Recording recording = new Recording(file, WavWriter.toFile(file));
            recording.writer.start();
            return recording;
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    Path file() {
        return file;
    }

    /// Takes what was played.
    ///
    /// @param playedAt when its first sample was, in nanoseconds
    synchronized void played(byte[] pcm, int bytes, long playedAt) {
        if (nextAt != Long.MIN_VALUE && playedAt > nextAt) {
            long samples =
                    Math.min(LONGEST_SILENCE, playedAt - nextAt)
                            * WireFormat.SAMPLE_RATE
                            / 1_000_000_000L;
            put(new byte[(int) samples * Short.BYTES]);
        }
        put(Arrays.copyOf(pcm, bytes));
        nextAt = playedAt + bytes / Short.BYTES * 1_000_000_000L / WireFormat.SAMPLE_RATE;
    }

    private void put(byte[] samples) {
        if (samples.length > 0 && failure == null) {
            boolean taken = heard.offer(samples);
            lossy = lossy || !taken;
        }
    }

    private void writeAll() {
        try {
            for (byte[] samples = heard.take(); samples.length > 0; samples = heard.take()) {
                wav.write(samples);
            }
        } catch (IOException e) {
            failure = e;
            heard.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Completes the file.
    ///
    /// @return a warning, empty when all of it is there
    /// @throws OperationFailed when it cannot be written; there is no file then
    String finish() throws InterruptedException {
        try (wav) {
            boolean written = ended() && writer.join(END_TIMEOUT);
            IOException broken = failure;
            if (broken != null) {
                throw broken;
            }
            if (!written) {
                throw new IOException("the disk took nothing for ten seconds");
            }
            wav.finish();
            return lossy ? "[" + file + "] the disk was too slow: parts are missing" : "";
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    /// Whether the writer knows of the end, or is at its own.
    private boolean ended() throws InterruptedException {
        return failure != null || heard.offer(END, END_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static OperationFailed unwritten(Path file, IOException cause) {
        return new OperationFailed(
                "[%s] the recording cannot be written: %s".formatted(file, cause.getMessage()),
                null,
                cause);
    }
}
