package dev.vox.bench.trace;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.Ear;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/// What a recording has so far, in a folder of its own that goes with it. In memory there are only the lines' places and
/// when something was audible. One thread.
final class TraceSpool implements AutoCloseable {
    /// A longer conversation is cut.
    static final Duration LONGEST = Duration.ofHours(2);

    private static final long NANOS = 1_000_000_000L;
    private static final int ORDER_BITS = 28;

    private final Path folder;
    private final FileChannel ear;
    private final OutputStream microphone;
    private final OutputStream received;
    private final OutputStream lines;
    private final Ear heard = new Ear();
    private long[] keys = new long[1024];
    private long[] ends = new long[1024];
    private int count;
    private long microphoneBytes;
    private long earBytes;
    private long receivedBytes;

    private TraceSpool(Path folder) throws IOException {
        this.folder = folder;
        this.ear =
                FileChannel.open(
                        file("ear"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.microphone = new BufferedOutputStream(Files.newOutputStream(file("microphone")));
        this.received = new BufferedOutputStream(Files.newOutputStream(file("received")));
        this.lines = new BufferedOutputStream(Files.newOutputStream(file("timeline")));
    }

    /// A spool in the folder where the trace will lie: there is room for it, or there is none for the trace either.
    static TraceSpool beside(Path trace) throws IOException {
        if (Files.isDirectory(trace)) {
            throw new FileAlreadyExistsException(trace.toString(), null, "it is a folder");
        }
        Path parent = trace.toAbsolutePath().getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(trace.toString(), null, "it is no file's name");
        }
        Files.createDirectories(parent);
        Path folder = Files.createTempDirectory(parent, ".vox-trace-");
        try {
            return new TraceSpool(folder);
        } catch (IOException e) {
            Files.deleteIfExists(folder);
            throw e;
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// Adds what the microphone gave.
    void microphone(byte[] pcm) throws IOException {
        microphone.write(pcm);
        microphoneBytes += pcm.length;
    }

    /// Adds what the ear heard; what lies between is silence.
    ///
    /// @param nanos when the first sample was played, since the first frame of the user's
    void ear(long nanos, byte[] pcm, int bytes) throws IOException {
        heard.hear(pcm, bytes, nanos);
        // In two steps: two hours in nanoseconds times the sample rate is beyond a long's reach.
        long seconds = Math.floorDiv(nanos, NANOS);
        long rest = Math.floorMod(nanos, NANOS);
        long sample =
                seconds * WireFormat.SAMPLE_RATE
                        + (rest * WireFormat.SAMPLE_RATE + NANOS / 2) / NANOS;
        int skipped = (int) Math.min(bytes, Math.max(0, -sample * Short.BYTES));
        ByteBuffer buffer = ByteBuffer.wrap(pcm, skipped, bytes - skipped);
        long at = Math.max(0, sample) * Short.BYTES;
        while (buffer.hasRemaining()) {
            at += ear.write(buffer, at);
        }
        earBytes = Math.max(earBytes, at);
    }

    /// Adds a frame as it came.
    void received(byte[] pcm) throws IOException {
        received.write(pcm);
        receivedBytes += pcm.length;
    }

    /// Adds a line of the timeline, in any order of the times.
    void line(long micros, String line) throws IOException {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        lines.write(bytes);
        keys[count] = micros << ORDER_BITS | count;
        ends[count] = (count == 0 ? 0 : ends[count - 1]) + bytes.length;
        count++;
    }

    /// Nothing comes any more; what was added is read from now on.
    void complete() throws IOException {
        microphone.close();
        received.close();
        lines.close();
        ear.close();
    }

    /// Takes a line, line feed included.
    @FunctionalInterface
    interface LineTaker {
        void take(byte[] line) throws IOException;
    }

    /// Gives the timeline line by line, in the order of its times; what happened at the same time stays in the order in which it was
    /// added.
    void timeline(LineTaker taker) throws IOException {
        long[] sorted = Arrays.copyOf(keys, count);
        Arrays.sort(sorted);
        try (FileChannel source = FileChannel.open(file("timeline"), StandardOpenOption.READ)) {
            for (long key : sorted) {
                int line = (int) (key & ((1L << ORDER_BITS) - 1));
                long from = line == 0 ? 0 : ends[line - 1];
                ByteBuffer bytes = ByteBuffer.allocate((int) (ends[line] - from));
                while (bytes.hasRemaining() && source.read(bytes, from + bytes.position()) >= 0) {
                    // The next part.
                }
                taker.take(bytes.array());
            }
        }
    }

    /// What the ear heard, by the same clock.
    Ear heard() {
        return heard;
    }

    /// Samples of the longer of the two, microphone and ear.
    long samples() {
        return Math.max(microphoneBytes, earBytes) / Short.BYTES;
    }

    long receivedBytes() {
        return receivedBytes;
    }

    @Override
    public void close() throws IOException {
        try (ear;
                microphone;
                received;
                lines) {
            for (String name : new String[] {"ear", "microphone", "received", "timeline"}) {
                Files.deleteIfExists(file(name));
            }
            Files.deleteIfExists(folder);
        }
    }
}
