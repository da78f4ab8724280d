package dev.vox.runtime.worker;

import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Queue;

/// The frames of one utterance that wait to leave, and the arrays of those that have left. Used under the gate's lock.
final class WaitingFrames {
    /// What waits at most: what a speaker may be late without being heard.
    static final int MOST = 6;

    /// The speaker is woken when no more than these wait.
    static final int FEW = 3;

    private final Queue<byte[]> waiting = new ArrayDeque<>(MOST);
    private final Queue<byte[]> used = new ArrayDeque<>(MOST);
    private boolean complete;

    /// An array for a frame of 1920 bytes, whatever is in it.
    byte[] blank() {
        byte[] array = used.poll();
        return array == null ? new byte[WireFormat.FRAME_BYTES] : array;
    }

    void add(byte[] frame) {
        waiting.add(frame);
    }

    /// No more come.
    void complete() {
        complete = true;
    }

    /// Whether one may leave. Of those after the first, one is held back until it is known whether it is the last.
    boolean hasNext(boolean begun) {
        return complete || waiting.size() > (begun ? 1 : 0);
    }

    /// The next one, to be given back by [#used]; null for the marker that ends an utterance without another frame.
    byte @Nullable [] next() {
        return waiting.poll();
    }

    /// Takes back an array that the transport has copied.
    void used(byte @Nullable [] frame) {
        if (frame != null) {
            used.add(frame);
        }
    }

    /// Whether none waits and none comes.
    boolean none() {
        return complete && waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }
}
