package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.Pace;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.orchestrator.upstream.SpeechStream;
import dev.vox.runtime.orchestrator.upstream.WorkerSession;
import dev.vox.runtime.orchestrator.websocket.CloseCode;
import dev.vox.runtime.session.EndReason;
import dev.vox.runtime.session.SessionEffect;
import dev.vox.runtime.session.SessionEvent;
import dev.vox.runtime.session.SessionMachine;
import dev.vox.runtime.session.SessionState;
import dev.vox.runtime.session.Transition;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A session's state, and the one place where its transitions take effect.
///
/// The client's reader and the session's speaker meet here, under one lock, which also puts what is sent to the client in
/// order. A frame is sent under it too: so a command that has returned is in force, and no frame follows a PAUSE.
final class Conversation {
    private final String id;
    private final Client client;
    private final WorkerSession worker;
    private final long began = System.nanoTime();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Agenda agenda;
    private final SessionClock clock;
    private final Pacer pacer = new Pacer(began);
    private SessionState state = new SessionState.Idle();
    private Pace pace = Pace.REALTIME;
    private @Nullable SpeechStream reading;
    private int bargeIns;
    private int holds;

    Conversation(
            String id, Client client, WorkerSession worker, Agenda agenda, SessionClock clock) {
        this.id = id;
        this.client = client;
        this.worker = worker;
        this.agenda = agenda;
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
            if (!agenda.hasRoomFor(text)) {
                refuse("too much text waits to be spoken");
                return;
            }
            apply(new SessionEvent.TextArrived(agenda.arrive(text)));
            if (agenda.isComplete()) {
                applyUnlessOver(new SessionEvent.FinishAsked(EndReason.MAX_MESSAGES, true));
            }
        });
    }

    void control(ControlAction action) {
        locked(() ->
                applyUnlessOver(
                        switch (action) {
                            case PAUSE -> new SessionEvent.PauseAsked();
                            case RESUME -> new SessionEvent.ResumeAsked();
                            case STOP -> new SessionEvent.StopAsked();
                        }));
    }

    void hello(@Nullable Set<Topic> accept, @Nullable String voice, @Nullable Pace newPace) {
        locked(() -> {
            if (accept != null) {
                client.accept(accept);
            }
            if (newPace != null) {
                pace = newPace;
                changed.signalAll();
            }
            if (voice != null && !isOver()) {
                changeVoice(voice);
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
        locked(() -> {
            if (!isOver()) {
                client.tell(new ServerMessage.Failure(code, message));
            }
        });
    }

    int texts() {
        return supply(agenda::texts);
    }

    int bargeIns() {
        return supply(() -> bargeIns);
    }

    // What the speaker does.

    /// Waits for the next task; the session's limits bound the wait.
    SpeakerTask take() throws InterruptedException {
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
                reading = stream;
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
            while (true) {
                SessionState.Speaking speaking = speaking(utterance);
                if (speaking == null) {
                    return false;
                }
                long delay = delay(first);
                if (speaking.paused()) {
                    // Bounded by the session's idle timeout.
                    changed.await();
                } else if (delay > 0) {
                    var _ = changed.awaitNanos(delay);
                } else {
                    client.play(pcm);
                    played();
                    return true;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Counts the pauses' beginnings and ends: a silence in which it changed is the client's, not the worker's.
    int holds() {
        return supply(() -> holds);
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
            reading = null;
            client.tellIfAccepted(Topic.METRICS, figures);
            if (speaking(utterance) != null) {
                apply(new SessionEvent.UtteranceEnded(utterance));
            }
        });
    }

    // Transitions.

    private void apply(SessionEvent event) {
        Transition transition = SessionMachine.next(state, event);
        state = transition.state();
        transition.effects().forEach(this::perform);
        changed.signalAll();
    }

    private void applyUnlessOver(SessionEvent event) {
        if (!isOver()) {
            apply(event);
        }
    }

    private void perform(SessionEffect effect) {
        switch (effect) {
            case SessionEffect.Announce() -> client.tell(new ServerMessage.SessionStart(id));
            case SessionEffect.StartUtterance(int number) -> agenda.start(number);
            case SessionEffect.KeepWaiting _ -> agenda.keep();
            case SessionEffect.RefuseText(int number, String why) -> refuse(number, why);
            case SessionEffect.HoldAudio() -> {
                holds++;
                pacer.hold(System.nanoTime());
            }
            case SessionEffect.ReleaseAudio() -> {
                holds++;
                pacer.release(System.nanoTime());
            }
            case SessionEffect.PauseWorker() -> worker.pause();
            case SessionEffect.ResumeWorker() -> worker.resume();
            case SessionEffect.StopWorker() -> stopWorker();
            case SessionEffect.DropWaiting() -> agenda.drop();
            case SessionEffect.FlushClient() -> pacer.flush(System.nanoTime());
            case SessionEffect.NoteBargeIn() -> bargeIns++;
            case SessionEffect.ReportState(SessionState from, SessionState to) ->
                    client.tellIfAccepted(
                            Topic.STATE,
                            new ServerMessage.State(
                                    from.label(),
                                    to.label(),
                                    Duration.ofNanos(System.nanoTime() - began).toMillis()));
            case SessionEffect.EndSession(EndReason reason) -> endSession(reason);
        }
    }

    private void stopWorker() {
        worker.stop();
        SpeechStream stream = reading;
        reading = null;
        if (stream != null) {
            stream.cancel();
        }
    }

    private void endSession(EndReason reason) {
        client.tell(new ServerMessage.SessionEnd(id, reason));
        client.close(
                switch (reason) {
                    case COMPLETED, IDLE_TIMEOUT, MAX_DURATION, MAX_MESSAGES -> CloseCode.NORMAL;
                    case SERVER_SHUTDOWN -> CloseCode.GOING_AWAY;
                    case ERROR -> CloseCode.INTERNAL_ERROR;
                },
                reason.wireName());
        worker.cancel();
        agenda.quit();
    }

    // Texts.

    private void refuse(int number, String why) {
        agenda.refuse();
        refuse(why);
        client.tellIfAccepted(Topic.METRICS, new UtteranceClock(number).metrics(Outcome.FAILED));
    }

    private void refuse(String why) {
        client.tell(new ServerMessage.Failure(ErrorCode.TEXT_REFUSED, why));
    }

    private void changeVoice(String voice) {
        if (!agenda.changeVoice(voice)) {
            client.tell(
                    new ServerMessage.Failure(
                            ErrorCode.VOICE_UNAVAILABLE, "too many changes of voice wait"));
        }
    }

    // Under the lock.

    private SessionState.@Nullable Speaking speaking(int utterance) {
        return state instanceof SessionState.Speaking speaking && speaking.utterance() == utterance
                ? speaking
                : null;
    }

    private boolean isOver() {
        return state instanceof SessionState.Terminated;
    }

    private long delay(boolean first) {
        return pace == Pace.FAST ? 0 : pacer.delay(System.nanoTime(), first);
    }

    /// What is sent fast is rendered, not played: no playout clock runs for it.
    private void played() {
        clock.active();
        if (pace == Pace.REALTIME) {
            pacer.sent(System.nanoTime());
        }
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
