package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.orchestrator.upstream.SpeechStream;
import dev.vox.runtime.session.EndReason;
import dev.vox.runtime.session.SessionEffect;
import dev.vox.runtime.session.SessionEvent;
import dev.vox.runtime.session.SessionState;

/// What the speaker does in a session: takes texts and lets their audio go to the client, in time.
final class Playback {
    private final Stage stage;
    private final Agenda agenda;
    private final OpenTurn turn;
    private final Conversation conversation;
    private final SessionClock clock;

    Playback(
            Stage stage,
            Agenda agenda,
            OpenTurn turn,
            Conversation conversation,
            SessionClock clock) {
        this.stage = stage;
        this.agenda = agenda;
        this.turn = turn;
        this.conversation = conversation;
        this.clock = clock;
    }

    /// Waits for the next task; the session's limits bound the wait.
    SpeakerTask take() throws InterruptedException {
        stage.locked(agenda::done);
        SpeakerTask task = agenda.take();
        stage.locked(() -> agenda.taken(task));
        return task;
    }

    /// Whether an utterance is still wanted.
    boolean wants(int utterance) {
        return stage.supply(() -> stage.speaking(utterance) != null);
    }

    /// Says from which stream an utterance is read, so that a STOP can cancel it.
    void reading(int utterance, SpeechStream stream) {
        stage.locked(() -> {
            if (stage.speaking(utterance) == null) {
                stream.cancel();
            } else {
                stage.effects().reading(stream);
            }
        });
    }

    /// Sends a frame when its time has come and nothing holds it.
    ///
    /// @param first whether it is the utterance's first
    /// @return false when the utterance is not wanted any more; the frame was not sent
    boolean play(Utterance utterance, byte[] pcm, boolean first) throws InterruptedException {
        int number = utterance.number();
        return stage.waiting(() -> {
            if (first) {
                holdWorker(number);
            }
            while (true) {
                SessionState.Speaking speaking = stage.speaking(number);
                if (speaking == null) {
                    return false;
                }
                long delay = stage.effects().delay(first);
                if (speaking.held()) {
                    // Bounded by the session's idle timeout, or by the end of the user's speech.
                    stage.await();
                } else if (delay > 0) {
                    stage.await(delay);
                } else {
                    if (first) {
                        turn.begins(utterance);
                    }
                    stage.effects().play(pcm);
                    clock.active();
                    return true;
                }
            }
        });
    }

    /// Counts the pauses' beginnings and ends: a silence in which it changed is the client's, not the worker's.
    int holds() {
        return stage.supply(stage.effects()::holds);
    }

    /// Waits while the audio is held.
    ///
    /// @return whether it was
    boolean awaitReleased(int utterance) throws InterruptedException {
        return stage.waiting(() -> {
            boolean held = false;
            SessionState.Speaking speaking = stage.speaking(utterance);
            while (speaking != null && speaking.held()) {
                held = true;
                stage.await();
                speaking = stage.speaking(utterance);
            }
            return held;
        });
    }

    /// Waits until a client that is full duplex has played the last text, since until then the user breaks into it.
    void awaitPlayed(int utterance) throws InterruptedException {
        var _ =
                stage.waiting(() -> {
                    while (true) {
                        SessionState.Speaking speaking = stage.speaking(utterance);
                        if (speaking == null
                                || speaking.waiting() > 0
                                || !stage.client().isFullDuplex()) {
                            return true;
                        }
                        long unplayed = stage.effects().unplayed();
                        if (speaking.held()) {
                            stage.await();
                        } else if (unplayed > 0) {
                            stage.await(unplayed);
                        } else {
                            return true;
                        }
                    }
                });
    }

    /// Ends an utterance: tells its figures and goes on with the next text.
    void ended(Utterance utterance, ServerMessage.Metrics figures) {
        stage.locked(() -> {
            stage.effects().reading(null);
            stage.client().tellIfAccepted(Topic.METRICS, figures);
            turn.ends(utterance);
            if (stage.speaking(utterance.number()) != null) {
                stage.apply(new SessionEvent.UtteranceEnded(utterance.number()));
            }
            conversation.finishIfComplete();
        });
    }

    /// Tells the client that something went wrong.
    void error(ErrorCode code, String message) {
        conversation.error(code, message);
    }

    /// The speaker speaks no more. That ends a session that is not over, by an error of ours.
    void close() {
        try {
            conversation.end(EndReason.ERROR);
        } finally {
            stage.locked(agenda::close);
        }
    }

    /// A PAUSE that came before the worker had the utterance found nothing to pause there. The first frame says that it has
    /// it; unpaused, it would take us for a reader that has stalled.
    private void holdWorker(int utterance) {
        SessionState.Speaking speaking = stage.speaking(utterance);
        if (speaking != null && speaking.held()) {
            stage.effects().perform(new SessionEffect.PauseWorker());
        }
    }
}
