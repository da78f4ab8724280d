package dev.vox.runtime.orchestrator;

import dev.vox.runtime.audio.WireFormat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The frames that a client was sent last, and those of them that are to be sent again. Guarded by the stage's lock.
final class Unplayed {
    /// As far as a client may be ahead: 200 ms.
    static final int MOST_FRAMES = 10;

    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();

    private final Deque<byte[]> sent = new ArrayDeque<>(MOST_FRAMES);
    private final List<byte[]> kept = new ArrayList<>(MOST_FRAMES);

    /// A frame goes.
    ///
    /// @param pcm not changed any more
    void sent(byte[] pcm) {
        if (sent.size() == MOST_FRAMES) {
            sent.removeFirst();
        }
        sent.addLast(pcm);
    }

    /// Keeps the frames that last that long, in ns: of one that is played in part the whole. None of them counts as sent.
    void keep(long unplayed) {
        int count = (int) Math.min(sent.size(), Math.ceilDiv(unplayed, FRAME));
        sent.stream().skip(sent.size() - count).forEach(kept::add);
        sent.clear();
    }

    /// Hands the frames that were kept over.
    List<byte[]> take() {
        List<byte[]> frames = List.copyOf(kept);
        kept.clear();
        return frames;
    }

    void drop() {
        kept.clear();
    }

    /// What was sent is void at the client: it is not kept any more.
    void forget() {
        sent.clear();
    }
}
