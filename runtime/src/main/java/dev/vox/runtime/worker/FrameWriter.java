package dev.vox.runtime.worker;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

import org.jspecify.annotations.Nullable;

/// Hands the frames of one utterance to the transport: numbered, and by their schedule. Used under the gate's lock.
final class FrameWriter {
    private final byte[] head;
    private final ServerCallStreamObserver<OutgoingFrame> call;
    private final Pacer pacer;
    private long frames;
    private long audioFrames;
    private long progress;

    FrameWriter(String sessionId, ServerCallStreamObserver<OutgoingFrame> call, Pace pace) {
        this.head = OutgoingFrame.head(sessionId);
        this.call = call;
        this.pacer = new Pacer(pace);
    }

    /// Whether the transport takes more.
    boolean ready() {
        return call.isReady();
    }

    /// Whether a frame was written.
    boolean begun() {
        return frames > 0;
    }

    /// Nanoseconds until the next frame may be written; 0 or less: now.
    long delay(long now) {
        return pacer.delay(now);
    }

    /// @param audio 1920 bytes; null for a marker
    void write(byte @Nullable [] audio, boolean isFinal) {
        frames++;
        audioFrames += audio == null ? 0 : 1;
        call.onNext(OutgoingFrame.of(head, audio, frames, isFinal));
        progress = System.nanoTime();
        pacer.sent(progress);
    }

    /// Ends the call.
    void complete() {
        call.onCompleted();
    }

    /// Ends the call with a failure.
    void fail(Status status) {
        call.onError(status.asRuntimeException());
    }

    /// Goes on after a pause of that many nanoseconds.
    void resumed(long pause, long now) {
        pacer.shift(pause);
        progress = now;
    }

    /// When a frame was written last, or the session went on after a pause; `System.nanoTime`.
    long progress() {
        return progress;
    }

    /// Frames with audio written so far.
    long audioFrames() {
        return audioFrames;
    }
}
