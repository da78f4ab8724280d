package dev.vox.voice.device;

import dev.vox.runtime.audio.WireFormat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Frames from a stream, read by a thread of their own, for somebody who must not wait.
///
/// It holds 200 ms. When it is full, a live source's oldest frame goes, since sound that is late is worth nothing; any other
/// source is read no further until there is room.
final class FrameQueue {
    private static final int CAPACITY = 10;

    private final InputStream source;
    private final boolean live;
    private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread reader;
    private volatile boolean ended;

    private FrameQueue(String name, InputStream source, boolean live) {
        this.source = source;
        this.live = live;
        // A read of a pipe would hold a carrier thread.
        this.reader = Thread.ofPlatform().daemon().name(name).unstarted(this::readAll);
    }

    /// Begins to read s16le at 48 kHz, mono; closing the stream is the caller's.
    static FrameQueue of(String name, InputStream source, boolean live) {
        FrameQueue queue = new FrameQueue(name, source, live);
        queue.reader.start();
        return queue;
    }

    private void readAll() {
        try {
            byte[] frame = source.readNBytes(WireFormat.FRAME_BYTES);
            while (frame.length > 0) {
                put(Arrays.copyOf(frame, WireFormat.FRAME_BYTES));
                frame = source.readNBytes(WireFormat.FRAME_BYTES);
            }
        } catch (IOException e) {
            // The device is gone, or was closed: what was read counts.
        } catch (InterruptedException e) {
            // Nobody wants the rest.
        } finally {
            ended = true;
        }
    }

    private void put(byte[] frame) throws InterruptedException {
        if (!live) {
            frames.put(frame);
            return;
        }
        while (!frames.offer(frame)) {
            frames.poll();
        }
    }

    /// Writes the next frame, or silence where none has come yet.
    ///
    /// @return false when none will come any more
    boolean next(short[] samples) {
        boolean last = ended;
        byte[] frame = frames.poll();
        if (frame == null) {
            Arrays.fill(samples, (short) 0);
            return !last;
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((frame[2 * i] & 0xff) | (frame[2 * i + 1] << 8));
        }
        return true;
    }

    /// Ends the thread, as soon as its read ends.
    void end() {
        reader.interrupt();
    }
}
