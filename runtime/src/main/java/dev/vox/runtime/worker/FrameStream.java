package dev.vox.runtime.worker;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.runtime.audio.WireFormat;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;

/// The frames of one utterance on their way to the client: numbered, paced, held while the session is paused, and no
/// faster than the reader takes them.
///
/// The first frame leaves at once; of those after it one is held back, so that the last bears `is_final`. An utterance that
/// ends with its first frame, or without any, ends with an empty marker.
final class FrameStream {
    /// How an utterance ended.
    enum Outcome {
        COMPLETED,
        STOPPED,
        CANCELLED,
        FAILED
    }

    /// With one frame in flight at most, a PAUSE finds no others on their way: the transport is ready for the next frame
    /// when the one before is written to the socket.
    private static final int IN_FLIGHT_BYTES = 1;

    private final String sessionId;
    private final SessionGate gate;
    private final ServerCallStreamObserver<AudioFrame> call;
    private final Pacer pacer;
    private final WorkerSettings settings;
    private final Condition changed;

    // All below is read and written under the gate's lock.
    private byte @Nullable [] held;
    private long frames;
    private long audioFrames;
    private long waited;
    private @Nullable Outcome outcome;
    private @Nullable Thread speaker;

    FrameStream(
            String sessionId,
            SessionGate gate,
            ServerCallStreamObserver<AudioFrame> call,
            Pace pace,
            WorkerSettings settings) {
        this.sessionId = sessionId;
        this.gate = gate;
        this.call = call;
        this.pacer = new Pacer(pace);
        this.settings = settings;
        this.changed = gate.newCondition();
    }

    /// Prepares a call for a frame stream; it has to be done before the call's first message.
    static void prepare(ServerCallStreamObserver<AudioFrame> call) {
        call.setOnReadyThreshold(IN_FLIGHT_BYTES);
    }

    /// The thread to interrupt when the utterance ends before its time.
    void speaker(Thread thread) {
        gate.lock();
        try {
            speaker = thread;
        } finally {
            gate.unlock();
        }
    }

    /// Sends a frame of 1920 bytes as soon as it may be sent. The array belongs to the stream from now on.
    ///
    /// @return false when the utterance has ended and no more frames are wanted
    boolean send(byte[] frame) throws InterruptedException {
        gate.lock();
        try {
            if (frames > 0 && held == null) {
                held = frame;
                return outcome == null;
            }
            if (!awaitTurn()) {
                return false;
            }
            if (held == null) {
                emit(frame, false);
            } else {
                emit(held, false);
                held = frame;
            }
            return true;
        } finally {
            gate.unlock();
        }
    }

    /// Ends the utterance: everything was spoken.
    void finish() throws InterruptedException {
        gate.lock();
        try {
            if (awaitTurn()) {
                emit(held, true);
                end(Outcome.COMPLETED);
                call.onCompleted();
            }
        } finally {
            gate.unlock();
        }
    }

    /// Drops what is left and ends the utterance with its marker.
    void cut() {
        gate.lock();
        try {
            if (end(Outcome.STOPPED)) {
                emit(null, true);
                call.onCompleted();
            }
        } finally {
            gate.unlock();
        }
    }

    /// Ends the utterance with a failure.
    void fail(Status status) {
        gate.lock();
        try {
            if (end(Outcome.FAILED)) {
                call.onError(status.asRuntimeException());
            }
        } finally {
            gate.unlock();
        }
    }

    /// The client has gone.
    void cancelled() {
        gate.lock();
        try {
            end(Outcome.CANCELLED);
        } finally {
            gate.unlock();
        }
    }

    /// The transport takes more.
    void ready() {
        gate.lock();
        try {
            changed.signalAll();
        } finally {
            gate.unlock();
        }
    }

    /// The session goes on after a pause of that many nanoseconds. Under the gate's lock.
    void resumed(long pause) {
        pacer.shift(pause);
        changed.signalAll();
    }

    /// Waits until no frame is in flight.
    ///
    /// @param deadline on the scale of `System.nanoTime`; the wait ends there at the latest
    void awaitWritten(long deadline) throws InterruptedException {
        gate.lock();
        try {
            long left = deadline - System.nanoTime();
            while (outcome == null && !call.isReady() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            gate.unlock();
        }
    }

    /// Whether anybody wants more frames.
    boolean wanted() {
        gate.lock();
        try {
            return outcome == null;
        } finally {
            gate.unlock();
        }
    }

    /// How the utterance ended; FAILED when nobody said.
    Outcome outcome() {
        gate.lock();
        try {
            return outcome == null ? Outcome.FAILED : outcome;
        } finally {
            gate.unlock();
        }
    }

    /// Frames with audio sent so far.
    long audioFrames() {
        gate.lock();
        try {
            return audioFrames;
        } finally {
            gate.unlock();
        }
    }

    /// Time that the speaker spent waiting here: for the reader, for a RESUME, for the schedule.
    Duration waited() {
        gate.lock();
        try {
            return Duration.ofNanos(waited);
        } finally {
            gate.unlock();
        }
    }

    private boolean awaitTurn() throws InterruptedException {
        long begin = System.nanoTime();
        long now = begin;
        long stalledSince = begin;
        try {
            while (outcome == null) {
                long wait;
                if (gate.paused()) {
                    wait = until(begin, settings.sessionIdleTimeout(), now, "no RESUME");
                    stalledSince = now;
                } else if (!call.isReady()) {
                    wait = until(stalledSince, settings.stalledReaderTimeout(), now, "no reader");
                } else {
                    wait = pacer.delay(now);
                    stalledSince = now;
                    if (wait <= 0) {
                        return true;
                    }
                }
                if (wait > 0) {
                    changed.awaitNanos(wait);
                }
                now = System.nanoTime();
            }
            return false;
        } finally {
            waited += System.nanoTime() - begin;
        }
    }

    private long until(long since, Duration limit, long now, String what) {
        long left = since + limit.toNanos() - now;
        if (left <= 0) {
            fail(
                    Status.DEADLINE_EXCEEDED.withDescription(
                            "Utterance of session %s ended: %s for %d ms"
                                    .formatted(sessionId, what, limit.toMillis())));
        }
        return left;
    }

    private void emit(byte @Nullable [] audio, boolean isFinal) {
        frames++;
        audioFrames += audio == null ? 0 : 1;
        call.onNext(
                AudioFrame.newBuilder()
                        .setSessionId(sessionId)
                        .setAudioData(
                                audio == null
                                        ? ByteString.EMPTY
                                        : UnsafeByteOperations.unsafeWrap(audio))
                        .setSampleRate(WireFormat.SAMPLE_RATE)
                        .setFrameDurationMs(WireFormat.FRAME_MILLIS)
                        .setSequenceNumber(frames)
                        .setIsFinal(isFinal)
                        .build());
        pacer.sent(System.nanoTime());
    }

    private boolean end(Outcome how) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        gate.leave(this);
        changed.signalAll();
        if (speaker != null && !speaker.equals(Thread.currentThread())) {
            speaker.interrupt();
        }
        return true;
    }
}
