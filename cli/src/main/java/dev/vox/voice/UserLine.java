package dev.vox.voice;

import dev.vox.runtime.audio.Pcm;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.sound.Decimator;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// The way of the user's frames to the server: their form on the wire, and what a bad network does to them. It remembers when
/// each frame that got through was captured, since the server counts those alone. Frames are sent by one thread.
final class UserLine {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();

    private final Connection connection;
    private final FaultyLink link;
    private final int sampleRate;
    private final ConversationTap tap;
    private final Decimator decimator = new Decimator();
    private final Deque<Late> late = new ArrayDeque<>();
    private long[] captured = new long[256];
    private int sent;

    UserLine(Connection connection, FaultyLink link, int sampleRate, ConversationTap tap) {
        this.connection = connection;
        this.link = link;
        this.sampleRate = sampleRate;
        this.tap = tap;
    }

    @SuppressWarnings("ArrayRecordComponent") // one owner
    private record Late(byte[] bytes, long capturedAt, long arrivesAt) {}

    /// Takes a frame that is captured, to be sent when the network brings it through.
    void take(short[] frame, long capturedAt, long now) {
        byte[] bytes = bytes(frame);
        long arrival = link.arrival(now);
        if (arrival != FaultyLink.LOST) {
            late.add(new Late(bytes, capturedAt, arrival));
        }
    }

    private byte[] bytes(short[] frame) {
        if (sampleRate == WireFormat.SAMPLE_RATE) {
            return Pcm.toBytes(frame);
        }
        short[] low = new short[frame.length * sampleRate / WireFormat.SAMPLE_RATE];
        decimator.decimate(frame, low);
        return Pcm.toBytes(low);
    }

    /// Sends what has come through by now.
    void send(long now) throws InterruptedException {
        while (!late.isEmpty() && late.peek().arrivesAt() <= now) {
            Late next = late.remove();
            remember(next.capturedAt());
            long sentAt = connection.binary(next.bytes());
            tap.sent(next.capturedAt(), next.bytes().length, sentAt);
        }
    }

    /// When something has to be sent next; the end of time when nothing waits.
    long nextAt() {
        return late.isEmpty() ? Long.MAX_VALUE : late.peek().arrivesAt();
    }

    private synchronized void remember(long capturedAt) {
        if (sent == captured.length) {
            captured = Arrays.copyOf(captured, 2 * sent);
        }
        captured[sent++] = capturedAt;
    }

    /// When a place in the audio that the server has was captured.
    ///
    /// @param millis from the first frame that got through
    synchronized long capturedAt(long millis) {
        if (sent == 0) {
            return 0;
        }
        long frame = Math.clamp(millis / WireFormat.FRAME_MILLIS, 0, sent - 1);
        return captured[(int) frame] + millis * 1_000_000 - frame * FRAME;
    }
}
