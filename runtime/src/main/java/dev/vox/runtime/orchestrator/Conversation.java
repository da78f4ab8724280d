package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Pace;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.orchestrator.upstream.SpeechStream;
import dev.vox.runtime.session.EndReason;
import dev.vox.runtime.session.SessionEffect;
import dev.vox.runtime.session.SessionEvent;
import dev.vox.runtime.session.SessionMachine;
import dev.vox.runtime.session.SessionState;
import dev.vox.runtime.session.Transition;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A session's state, and the one place where it changes.
///
/// The client's reader and the session's speaker meet here, under one lock, which also puts what is sent to the client in
/// order. A frame is sent under it too: so a command that has returned is in force, and no frame follows a PAUSE.
final class Conversation {
    private final Client client;
    private final Agenda agenda;
    private final Effects effects;
    private final SessionClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private SessionState state = new SessionState.Idle();

    Conversation(Client client, Agenda agenda, Effects effects, SessionClock clock) {
        this.client = client;
        this.agenda = agenda;
        this.effects = effects;
        this.clock = clock;
    }

    // What the client does.

    void open() {
        locked(() -> apply(new SessionEvent.Opened()));
    }

    void text(String text) {
        locked(() -> {
            if (isOver()) {
                return;
            }
            OptionalInt number = agenda.arrive(text);
            if (number.isEmpty()) {
                tellError(ErrorCode.TEXT_REFUSED, "too much text waits to be spoken");
                return;
            }
            apply(new SessionEvent.TextArrived(number.getAsInt()));
            if (agenda.isComplete()) {
                applyUnlessOver(new SessionEvent.FinishAsked(EndReason.MAX_MESSAGES, true));
            }
        });
    }

    void control(ControlAction action) {
        SessionEvent event =
                switch (action) {
                    case PAUSE -> new SessionEvent.PauseAsked();
                    case RESUME -> new SessionEvent.ResumeAsked();
                    case STOP -> new SessionEvent.StopAsked();
                };
        locked(() -> applyUnlessOver(event));
    }

    void hello(@Nullable Set<Topic> accept, @Nullable String voice, @Nullable Pace pace) {
        locked(() -> {
            if (accept != null) {
                client.accept(accept);
            }
            if (pace != null) {
                effects.pace(pace);
                changed.signalAll();
            }
            if (voice != null && !isOver() && !agenda.changeVoice(voice)) {
                tellError(ErrorCode.VOICE_UNAVAILABLE, "too many changes of voice wait");
            }
        });
    }

    // What the server does.

    /// Ends the session when the running utterance has ended; texts that wait are dropped.
    void finish(EndReason reason) {
        locked(() -> applyUnlessOver(new SessionEvent.FinishAsked(reason, false)));
    }

    /// Ends the session now.
    void end(EndReason reason) {
        locked(() -> applyUnlessOver(new SessionEvent.EndAsked(reason)));
    }

    /// Tells the client that something went wrong.
    void error(ErrorCode code, String message) {
        locked(() -> tellError(code, message));
    }

    /// How many texts came.
    int texts() {
        return supply(agenda::texts);
    }

    /// How often the user broke in.
    int bargeIns() {
        return supply(effects::bargeIns);
    }

    // What the speaker does.

    /// Waits for the next task; the session's limits bound the wait.
    SpeakerTask take() throws InterruptedException {
        locked(agenda::done);
        SpeakerTask task = agenda.take();
        locked(() -> agenda.taken(task));
        return task;
    }

    /// Whether an utterance is still wanted.
    boolean wants(int utterance) {
        return supply(() -> speaking(utterance) != null);
    }

    /// Says from which stream an utterance is read, so that a STOP can cancel it.
    void reading(int utterance, SpeechStream stream) {
        locked(() -> {
            if (speaking(utterance) == null) {
                stream.cancel();
            } else {
                effects.reading(stream);
            }
        });
    }

    /// Sends a frame when its time has come and nothing holds it.
    ///
    /// @param first whether it is the utterance's first
    /// @return false when the utterance is not wanted any more; the frame was not sent
    boolean play(int utterance, byte[] pcm, boolean first) throws InterruptedException {
        lock.lock();
        try {
            if (first) {
                holdWorker(utterance);
            }
            while (true) {
                SessionState.Speaking speaking = speaking(utterance);
                if (speaking == null) {
                    return false;
                }
                long delay = effects.delay(first);
                if (speaking.paused()) {
                    // Bounded by the session's idle timeout.
                    changed.await();
                } else if (delay > 0) {
                    var _ = changed.awaitNanos(delay);
                } else {
                    effects.play(pcm);
                    clock.active();
                    return true;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Counts the pauses' beginnings and ends: a silence in which it changed is the client's, not the worker's.
    int holds() {
        return supply(effects::holds);
    }

    /// Waits while the audio is held.
    ///
    /// @return whether it was
    boolean awaitReleased(int utterance) throws InterruptedException {
        lock.lock();
        try {
            boolean held = false;
            SessionState.Speaking speaking = speaking(utterance);
            while (speaking != null && speaking.paused()) {
                held = true;
                changed.await();
                speaking = speaking(utterance);
            }
            return held;
        } finally {
            lock.unlock();
        }
    }

    /// Ends an utterance: tells its figures and goes on with the next text.
    void ended(int utterance, ServerMessage.Metrics figures) {
        locked(() -> {
            effects.reading(null);
            client.tellIfAccepted(Topic.METRICS, figures);
            if (speaking(utterance) != null) {
                apply(new SessionEvent.UtteranceEnded(utterance));
            }
        });
    }

    /// The speaker speaks no more. That ends a session that is not over, by an error of ours.
    void close() {
        try {
            end(EndReason.ERROR);
        } finally {
            locked(agenda::close);
        }
    }

    // Under the lock.

    private void apply(SessionEvent event) {
        Transition transition = SessionMachine.next(state, event);
        state = transition.state();
        transition.effects().forEach(effects::perform);
        changed.signalAll();
    }

    /// A PAUSE that came before the worker had the utterance found nothing to pause there. The first frame says that it has
    /// it; unpaused, it would take us for a reader that has stalled.
    private void holdWorker(int utterance) {
        SessionState.Speaking speaking = speaking(utterance);
        if (speaking != null && speaking.paused()) {
            effects.perform(new SessionEffect.PauseWorker());
        }
    }

    private void applyUnlessOver(SessionEvent event) {
        if (!isOver()) {
            apply(event);
        }
    }

    private void tellError(ErrorCode code, String message) {
        if (!isOver()) {
            client.tell(new ServerMessage.Failure(code, message));
        }
    }

    private SessionState.@Nullable Speaking speaking(int utterance) {
        return state instanceof SessionState.Speaking speaking && speaking.utterance() == utterance
                ? speaking
                : null;
    }

    private boolean isOver() {
        return state instanceof SessionState.Terminated;
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T supply(Supplier<T> value) {
        lock.lock();
        try {
            return value.get();
        } finally {
            lock.unlock();
        }
    }
}
