package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A turn of the user's and what has become of its answer. Guarded by the stage's lock.
final class Turn {
    private final int number;
    private final Said said;
    private final List<String> begun = new ArrayList<>();
    private final long beganAt = System.nanoTime();
    private @Nullable Thread writer;
    private long firstSentenceAt;
    private long firstFrameAt;
    private long progressAt = beganAt;
    private boolean resting;
    private int handed;
    private int ended;
    private boolean written;
    private boolean failed;
    private boolean over;

    /// @param number which turn of the session it is, from 1
    Turn(int number, Said said) {
        this.number = number;
        this.said = said;
    }

    Said said() {
        return said;
    }

    // What writes the answer.

    void writtenBy(Thread thread) {
        writer = thread;
    }

    /// The dialogue's deadline does not run while a sentence waits to be taken.
    void rest(boolean rests) {
        resting = rests;
        progressAt = System.nanoTime();
    }

    /// Whether the dialogue has said nothing for so long, in ns.
    boolean isOverdue(long longest) {
        return !written && !failed && !resting && System.nanoTime() - progressAt > longest;
    }

    /// A sentence goes to the speaker.
    void hands() {
        if (handed == 0) {
            firstSentenceAt = System.nanoTime();
        }
        handed++;
    }

    /// Nothing of the answer is there to be spoken yet.
    boolean isThinking() {
        return handed == 0 && !written;
    }

    /// There will be no whole answer; what the agent says of it is no part of the answer.
    void fails() {
        failed = true;
        stopWriter();
    }

    boolean hasFailed() {
        return failed;
    }

    void isWritten() {
        written = true;
    }

    // What speaks it.

    /// The first frame of a sentence goes.
    void begins(String sentence) {
        if (begun.isEmpty()) {
            firstFrameAt = System.nanoTime();
        }
        begun.add(sentence);
    }

    void ends() {
        ended++;
    }

    /// Whether all of it is written and spoken.
    boolean isDone() {
        return written && ended == handed;
    }

    // Its end.

    /// Nobody wants it any more.
    void drop() {
        over = true;
        stopWriter();
    }

    void close() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /// The sentences that were spoken, the last one perhaps not to its end.
    String heard() {
        return String.join(" ", begun);
    }

    ServerMessage.Turn figures(boolean dropped) {
        Outcome outcome = failed ? Outcome.FAILED : dropped ? Outcome.STOPPED : Outcome.COMPLETED;
        return new ServerMessage.Turn(
                number,
                said.recognised() == null ? null : millis(said.recognised().toNanos()),
                handed == 0 || failed ? null : millis(firstSentenceAt - beganAt),
                begun.isEmpty() ? null : millis(firstFrameAt - said.endedAt()),
                begun.size(),
                outcome);
    }

    private void stopWriter() {
        Thread thread = writer;
        if (thread != null && !written) {
            thread.interrupt();
        }
        writer = null;
    }

    private static Double millis(long nanos) {
        return nanos / 1e6;
    }
}
