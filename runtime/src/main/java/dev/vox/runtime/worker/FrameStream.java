package dev.vox.runtime.worker;

import dev.vox.runtime.audio.WireFormat;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;

/// The frames of one utterance on their way to the client: numbered, paced, held while the session is paused, and no
/// faster than the reader takes them.
///
/// The speaker is a few frames ahead of what leaves, so that it is woken for several at once. A frame leaves on whatever
/// thread makes it possible: the speaker's when it is the first, else the event loop's, when the transport takes more or
/// the metronome says that it is time.
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

    /// Frames that wait to leave, at most: what a speaker may be late without being heard.
    static final int MOST_WAITING = 6;

    /// The speaker is woken when no more than these wait.
    private static final int FEW_WAITING = 3;

    private final String sessionId;
    private final byte[] head;
    private final SessionGate gate;
    private final ServerCallStreamObserver<OutgoingFrame> call;
    private final Pacer pacer;
    private final Metronome metronome;
    private final WorkerSettings settings;

    /// There is room for frames, or the utterance is over.
    private final Condition room;

    /// No frame is in flight, or the utterance is over.
    private final Condition written;

    // All below is read and written under the gate's lock.
    private final Queue<byte[]> waiting = new ArrayDeque<>(MOST_WAITING);
    private final Queue<byte[]> used = new ArrayDeque<>(MOST_WAITING);
    private boolean complete;
    private boolean asleep;
    private long frames;
    private long audioFrames;
    private long progress;
    private long waited;
    private @Nullable Outcome outcome;
    private @Nullable Thread speaker;

    /// @param metronome of the event loop that the call is on
    FrameStream(
            String sessionId,
            SessionGate gate,
            ServerCallStreamObserver<OutgoingFrame> call,
            Pace pace,
            Metronome metronome,
            WorkerSettings settings) {
        this.sessionId = sessionId;
        this.head = OutgoingFrame.head(sessionId);
        this.gate = gate;
        this.call = call;
        this.pacer = new Pacer(pace);
        this.metronome = metronome;
        this.settings = settings;
        this.room = gate.newCondition();
        this.written = gate.newCondition();
    }

    /// Prepares a call for a frame stream; it has to be done before the call's first message.
    static void prepare(ServerCallStreamObserver<OutgoingFrame> call) {
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

    /// An array for a frame of 1920 bytes, whatever is in it.
    byte[] blank() {
        gate.lock();
        try {
            byte[] array = used.poll();
            return array == null ? new byte[WireFormat.FRAME_BYTES] : array;
        } finally {
            gate.unlock();
        }
    }

    /// Takes a frame of 1920 bytes, and waits while there is no room for it. The array belongs to the stream from now on.
    ///
    /// @return false when the utterance has ended and no more frames are wanted
    boolean send(byte[] frame) throws InterruptedException {
        gate.lock();
        try {
            if (waiting.size() >= MOST_WAITING) {
                awaitUntil(FEW_WAITING);
            }
            if (outcome == null) {
                waiting.add(frame);
                push(System.nanoTime());
            }
            return outcome == null;
        } finally {
            gate.unlock();
        }
    }

    /// Ends the utterance: everything was spoken. Returns when it has left.
    void finish() throws InterruptedException {
        gate.lock();
        try {
            complete = true;
            push(System.nanoTime());
            awaitUntil(-1);
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
            push(System.nanoTime());
            if (call.isReady()) {
                written.signalAll();
            }
        } finally {
            gate.unlock();
        }
    }

    /// The session goes on after a pause of that many nanoseconds. Under the gate's lock.
    void resumed(long pause) {
        pacer.shift(pause);
        progress = System.nanoTime();
        push(progress);
        room.signalAll();
    }

    /// Waits until no frame is in flight.
    ///
    /// @param deadline on the scale of `System.nanoTime`; the wait ends there at the latest
    void awaitWritten(long deadline) throws InterruptedException {
        gate.lock();
        try {
            long left = deadline - System.nanoTime();
            while (outcome == null && !call.isReady() && left > 0) {
                left = written.awaitNanos(left);
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

    /// Sends what may be sent by now.
    private void push(long now) {
        while (outcome == null && !asleep && !gate.paused() && hasNext() && call.isReady()) {
            long delay = pacer.delay(now);
            if (delay > 0) {
                sleep(now + delay);
                return;
            }
            sendNext();
        }
    }

    private boolean hasNext() {
        boolean heldBack = frames > 0 && !complete;
        return complete || waiting.size() > (heldBack ? 1 : 0);
    }

    private void sendNext() {
        byte[] frame = waiting.poll();
        boolean last = complete && waiting.isEmpty();
        emit(frame, last);
        if (frame != null) {
            used.add(frame);
        }
        if (last) {
            end(Outcome.COMPLETED);
            call.onCompleted();
        } else if (waiting.size() == FEW_WAITING) {
            room.signal();
        }
    }

    private void emit(byte @Nullable [] audio, boolean isFinal) {
        frames++;
        audioFrames += audio == null ? 0 : 1;
        call.onNext(OutgoingFrame.of(head, audio, frames, isFinal));
        progress = System.nanoTime();
        pacer.sent(progress);
    }

    private void sleep(long until) {
        if (!asleep) {
            asleep = true;
            metronome.wakeAt(until, this::wake);
        }
    }

    private void wake(long moment) {
        gate.lock();
        try {
            asleep = false;
            push(moment);
        } catch (RuntimeException e) {
            // The metronome has others to wake.
            fail(
                    Status.INTERNAL
                            .withDescription("A frame of session " + sessionId + " failed: " + e)
                            .withCause(e));
        } finally {
            gate.unlock();
        }
    }

    /// Waits until no more frames than these wait or the utterance is over.
    private void awaitUntil(int few) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            while (outcome == null && waiting.size() > few) {
                long left =
                        gate.paused()
                                ? until(begin, settings.sessionIdleTimeout(), "no RESUME")
                                : until(
                                        Math.max(begin, progress),
                                        settings.stalledReaderTimeout(),
                                        "no reader");
                if (left > 0) {
                    var _ = room.awaitNanos(left);
                }
            }
        } finally {
            waited += System.nanoTime() - begin;
        }
    }

    private long until(long since, Duration limit, String what) {
        long left = since + limit.toNanos() - System.nanoTime();
        if (left <= 0) {
            fail(
                    Status.DEADLINE_EXCEEDED.withDescription(
                            "Utterance of session %s ended: %s for %d ms"
                                    .formatted(sessionId, what, limit.toMillis())));
        }
        return left;
    }

    private boolean end(Outcome how) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        gate.leave(this);
        room.signalAll();
        written.signalAll();
        if (how != Outcome.COMPLETED
                && speaker != null
                && !speaker.equals(Thread.currentThread())) {
            speaker.interrupt();
        }
        return true;
    }
}
