package dev.vox.runtime.orchestrator;

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
import dev.vox.runtime.session.SessionState;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Performs what the session's transitions ask for, on the client, the worker, the agenda and the playout clock.
///
/// Guarded by the conversation's lock. Only what goes to the client can block.
final class Effects {
    private final String id;
    private final Client client;
    private final WorkerSession worker;
    private final Agenda agenda;
    private final long began = System.nanoTime();
    private final Pacer pacer = new Pacer(began);
    private Pace pace = Pace.REALTIME;
    private @Nullable SpeechStream reading;
    private int bargeIns;
    private int holds;

    Effects(String id, Client client, WorkerSession worker, Agenda agenda) {
        this.id = id;
        this.client = client;
        this.worker = worker;
        this.agenda = agenda;
    }

    void perform(SessionEffect effect) {
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

    /// Says from which stream the running utterance is read, so that a STOP can cancel it; null when it is read no more.
    void reading(@Nullable SpeechStream stream) {
        reading = stream;
    }

    void pace(Pace newPace) {
        pace = newPace;
    }

    /// How long to wait before the next frame may go, in ns; 0 or less for not at all.
    ///
    /// @param first whether it is its utterance's first
    long delay(boolean first) {
        return pace == Pace.FAST ? 0 : pacer.delay(System.nanoTime(), first);
    }

    /// Sends a frame.
    void play(byte[] pcm) {
        client.play(pcm);
        // What is sent fast is rendered, not played: no playout clock runs for it.
        if (pace == Pace.REALTIME) {
            pacer.sent(System.nanoTime());
        }
    }

    /// Counts the pauses' beginnings and ends.
    int holds() {
        return holds;
    }

    int bargeIns() {
        return bargeIns;
    }

    private void stopWorker() {
        worker.stop();
        SpeechStream stream = reading;
        reading = null;
        if (stream != null) {
            stream.cancel();
        }
    }

    private void refuse(int number, String why) {
        agenda.refuse();
        client.tell(new ServerMessage.Failure(ErrorCode.TEXT_REFUSED, why));
        client.tellIfAccepted(Topic.METRICS, new UtteranceClock(number).metrics(Outcome.FAILED));
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
}
