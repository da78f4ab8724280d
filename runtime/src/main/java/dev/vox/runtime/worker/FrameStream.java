package dev.vox.runtime.worker;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;

/// The frames of one utterance on their way to the client: numbered, paced, held while the session is paused, and no
/// faster than the reader takes them.
///
/// The speaker is a few frames ahead of what leaves, so that it is woken for several at once. A frame leaves on the thread that makes it
/// possible: the speaker's when it is the first, else the event loop's, when the transport takes more or the metronome says so.
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
    private final FrameWriter writer;
    private final Metronome metronome;
    private final WaitingSpeaker speaker;

    /// No frame is in flight, or the utterance is over.
    private final Condition written;

    // All below is read and written under the gate's lock.
    private final WaitingFrames waiting = new WaitingFrames();
    private boolean asleep;
    private @Nullable Outcome outcome;

    /// @param metronome of the event loop that the call is on
    FrameStream(
            String sessionId,
            SessionGate gate,
            ServerCallStreamObserver<OutgoingFrame> call,
            Pace pace,
            Metronome metronome,
            WorkerSettings settings) {
        this.sessionId = sessionId;
        this.gate = gate;
        this.writer = new FrameWriter(sessionId, call, pace);
        this.metronome = metronome;
        this.speaker = new WaitingSpeaker(sessionId, gate, settings);
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
            speaker.is(thread);
        } finally {
            gate.unlock();
        }
    }

    /// An array for a frame of 1920 bytes, whatever is in it.
    byte[] blank() {
        gate.lock();
        try {
            return waiting.blank();
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
            if (waiting.size() >= WaitingFrames.MOST) {
                awaitUntil(WaitingFrames.FEW);
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
            waiting.complete();
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
                writer.write(null, true);
                writer.complete();
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
                writer.fail(status);
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
            if (writer.ready()) {
                written.signalAll();
            }
        } finally {
            gate.unlock();
        }
    }

    /// The session goes on after a pause of that many nanoseconds. Under the gate's lock.
    void resumed(long pause) {
        long now = System.nanoTime();
        writer.resumed(pause, now);
        push(now);
        speaker.wake();
    }

    /// Waits until no frame is in flight.
    ///
    /// @param deadline on the scale of `System.nanoTime`; the wait ends there at the latest
    void awaitWritten(long deadline) throws InterruptedException {
        gate.lock();
        try {
            long left = deadline - System.nanoTime();
            while (outcome == null && !writer.ready() && left > 0) {
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
            return writer.audioFrames();
        } finally {
            gate.unlock();
        }
    }

    /// Time that the speaker spent waiting here: for the reader, for a RESUME, for the schedule.
    Duration waited() {
        gate.lock();
        try {
            return speaker.waited();
        } finally {
            gate.unlock();
        }
    }

    /// Sends what may be sent by now.
    private void push(long now) {
        while (outcome == null
                && !asleep
                && !gate.paused()
                && waiting.hasNext(writer.begun())
                && writer.ready()) {
            long delay = writer.delay(now);
            if (delay > 0) {
                sleep(now + delay);
                return;
            }
            sendNext();
        }
    }

    private void sendNext() {
        byte[] frame = waiting.next();
        boolean last = waiting.none();
        writer.write(frame, last);
        waiting.used(frame);
        if (last) {
            end(Outcome.COMPLETED);
            writer.complete();
        } else if (waiting.size() == WaitingFrames.FEW) {
            speaker.wake();
        }
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
        Status impatience =
                speaker.await(() -> outcome != null || waiting.size() <= few, writer::progress);
        if (impatience != null) {
            fail(impatience);
        }
    }

    private boolean end(Outcome how) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        gate.leave(this);
        speaker.wake();
        written.signalAll();
        if (how != Outcome.COMPLETED) {
            speaker.interrupt();
        }
        return true;
    }
}
