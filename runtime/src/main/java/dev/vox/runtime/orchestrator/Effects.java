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
import java.util.function.Consumer;

/// Performs what the session's transitions ask for, on the client, the worker, the agenda and the playout clock.
///
/// Guarded by the conversation's lock. Only what goes to the client can block.
final class Effects {
    private final String id;
    private final Client client;
    private final WorkerSession worker;
    private final Agenda agenda;
    private final OpenTurn turn;
    private final Consumer<Duration> bargedIn;
    private final Unplayed unplayed = new Unplayed();
    private final long began = System.nanoTime();
    private final Pacer pacer = new Pacer(began);
    private Pace pace = Pace.REALTIME;
    private @Nullable SpeechStream reading;
    private PlayedAudio echo = PlayedAudio.UNHEARD;
    private int bargeIns;
    private int holds;
    private long noticedAt;
    private boolean brokenInto;

    /// @param bargedIn told of each time the user broke in, how long it took from when the user was noticed to the worker's
    ///     acknowledgement of the STOP
    Effects(
            String id,
            Client client,
            WorkerSession worker,
            Agenda agenda,
            OpenTurn turn,
            Consumer<Duration> bargedIn) {
        this.id = id;
        this.client = client;
        this.worker = worker;
        this.agenda = agenda;
        this.turn = turn;
        this.bargedIn = bargedIn;
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
            case SessionEffect.ReleaseAudio() -> release();
            case SessionEffect.PauseWorker() -> worker.pause();
            case SessionEffect.ResumeWorker() -> worker.resume();
            case SessionEffect.StopWorker() -> stopWorker();
            case SessionEffect.DropWaiting() -> agenda.drop();
            case SessionEffect.KeepUnplayed() -> {
                noticedAt = System.nanoTime();
                unplayed.keep(pacer.unheard(noticedAt));
            }
            case SessionEffect.DropKept() -> unplayed.drop();
            case SessionEffect.FlushClient() -> flush();
            case SessionEffect.EndAnswer() -> turn.end();
            case SessionEffect.NoteBargeIn() -> {
                bargeIns++;
                brokenInto = true;
            }
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

    /// The client sends its own audio, in which what is played comes back.
    void turnFullDuplex(PlayedAudio hears) {
        client.turnFullDuplex();
        echo = hears;
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
        long now = System.nanoTime();
        // What is sent fast is rendered, not played: no playout clock runs for it.
        if (pace == Pace.REALTIME) {
            pacer.sent(now);
        }
        if (client.isFullDuplex()) {
            unplayed.sent(pcm);
            echo.played(pcm, now);
        }
    }

    /// How long the client still plays what it has, in ns.
    long unplayed() {
        return pacer.unplayed(System.nanoTime());
    }

    /// Counts the pauses' beginnings and ends.
    int holds() {
        return holds;
    }

    int bargeIns() {
        return bargeIns;
    }

    private void release() {
        holds++;
        pacer.release(System.nanoTime());
        // At most 200 ms, which is how far ahead a client may be.
        unplayed.take().forEach(this::play);
    }

    private void flush() {
        long now = System.nanoTime();
        pacer.flush(now);
        unplayed.forget();
        echo.flushed(now);
        client.flush();
    }

    private void stopWorker() {
        long since = noticedAt;
        worker.stop(
                brokenInto
                        ? () -> bargedIn.accept(Duration.ofNanos(System.nanoTime() - since))
                        : () -> {});
        brokenInto = false;
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
