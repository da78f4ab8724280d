package dev.vox.runtime.orchestrator;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.settings.WorkerTimeouts;
import dev.vox.runtime.orchestrator.upstream.SpeechStream;
import dev.vox.runtime.orchestrator.upstream.WorkerFailureException;
import dev.vox.runtime.orchestrator.upstream.WorkerSession;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// Speaks a session's texts, one after the other, on the session's speaker thread, which owns the worker session.
final class Speaker implements Runnable {
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");

    private final String id;
    private final Playback playback;
    private final Voice voice;
    private final WorkerSession worker;
    private final WorkerTimeouts timeouts;
    private final OrchestratorMetrics metrics;
    private final Runnable done;
    private @Nullable SpeechStream previous;

    /// @param voice the model to begin with, and the changes of it
    /// @param done called last, when the worker session is closed
    Speaker(
            String id,
            Playback playback,
            Voice voice,
            WorkerSession worker,
            WorkerTimeouts timeouts,
            OrchestratorMetrics metrics,
            Runnable done) {
        this.id = id;
        this.playback = playback;
        this.voice = voice;
        this.worker = worker;
        this.timeouts = timeouts;
        this.metrics = metrics;
        this.done = done;
    }

    @Override
    public void run() {
        try (worker) {
            speakUntilOver();
        } finally {
            done.run();
        }
    }

    private void speakUntilOver() {
        try {
            // Before the first text, so that it need not wait for it; without a worker the text
            // will say so.
            voice.openEarly();
            speakAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOGGER.log(ERROR, id + ": the speaker failed", e);
            playback.error(ErrorCode.INTERNAL_ERROR, "internal error");
        } finally {
            // After an error of the machine, too: a client would wait for a session that nobody
            // serves.
            playback.close();
        }
    }

    private void speakAll() throws InterruptedException {
        while (true) {
            switch (playback.take()) {
                case SpeakerTask.Speak(Utterance utterance) -> speak(utterance);
                case SpeakerTask.ChangeVoice(String model) -> voice.change(model);
                case SpeakerTask.ReportDropped(List<Utterance> dropped) ->
                        dropped.forEach(this::drop);
                case SpeakerTask.Quit() -> {
                    return;
                }
            }
        }
    }

    private void drop(Utterance utterance) {
        playback.ended(utterance, new UtteranceClock(utterance.number()).metrics(Outcome.STOPPED));
    }

    private void speak(Utterance utterance) throws InterruptedException {
        UtteranceClock clock = new UtteranceClock(utterance.number());
        metrics.utteranceBegan();
        Outcome outcome;
        try {
            outcome = speak(utterance, clock);
            if (outcome == Outcome.COMPLETED) {
                playback.awaitPlayed(utterance.number());
            }
        } catch (WorkerFailureException e) {
            outcome = failed(utterance, e);
        } finally {
            metrics.utteranceEnded();
        }
        playback.ended(utterance, clock.metrics(outcome));
    }

    private Outcome speak(Utterance utterance, UtteranceClock clock)
            throws WorkerFailureException, InterruptedException {
        if (!playback.wants(utterance.number())) {
            return Outcome.STOPPED;
        }
        if (utterance.text().isBlank()) {
            return Outcome.COMPLETED;
        }
        if (!voice.isOpen()) {
            voice.open();
            return read(utterance, clock);
        }
        try {
            return read(utterance, clock);
        } catch (WorkerFailureException e) {
            // The session was opened a while ago: the worker may have been restarted, or have let
            // it go.
            boolean stale = e.kind() != WorkerFailureException.Kind.FAILED;
            if (!stale || clock.frames() > 0 || !playback.wants(utterance.number())) {
                throw e;
            }
            LOGGER.log(DEBUG, "{0}: opening the worker session again: {1}", id, e.getMessage());
            voice.reopen();
            return read(utterance, clock);
        }
    }

    private Outcome read(Utterance utterance, UtteranceClock clock)
            throws WorkerFailureException, InterruptedException {
        if (previous != null) {
            previous.cancel();
        }
        SpeechStream stream = worker.speak(utterance.text());
        previous = stream;
        playback.reading(utterance.number(), stream);
        metrics.workerBegan(stream.worker());
        boolean ended = false;
        try {
            Outcome outcome = read(utterance, stream, clock);
            ended = outcome == Outcome.COMPLETED;
            return outcome;
        } finally {
            metrics.workerEnded(stream.worker());
            if (!ended) {
                stream.cancel();
            }
        }
    }

    private Outcome read(Utterance utterance, SpeechStream stream, UtteranceClock clock)
            throws WorkerFailureException, InterruptedException {
        while (true) {
            boolean first = clock.frames() == 0;
            switch (next(utterance.number(), stream, first)) {
                case SpeechStream.Item.End() -> {
                    return Outcome.COMPLETED;
                }
                case SpeechStream.Item.Audio(byte[] pcm, boolean last) -> {
                    if (!playback.play(utterance, pcm, first)) {
                        return Outcome.STOPPED;
                    }
                    clock.sent();
                    if (first) {
                        clock.firstFrame().ifPresent(metrics::firstFrameAfter);
                    }
                    if (last) {
                        return Outcome.COMPLETED;
                    }
                }
            }
        }
    }

    /// Waits for the worker, and counts only the time in which the client did not hold the audio itself.
    private SpeechStream.Item next(int utterance, SpeechStream stream, boolean first)
            throws WorkerFailureException, InterruptedException {
        Duration longest = first ? timeouts.firstFrame() : timeouts.nextFrame();
        while (true) {
            int holds = playback.holds();
            SpeechStream.Item item = stream.next(longest);
            if (item != null) {
                return item;
            }
            boolean wasHeld = playback.awaitReleased(utterance);
            if (!wasHeld && playback.holds() == holds) {
                throw WorkerFailureException.silent(stream.worker(), longest);
            }
        }
    }

    private Outcome failed(Utterance utterance, WorkerFailureException e) {
        if (!playback.wants(utterance.number())) {
            // A stream that was cancelled by a STOP ends with an error, too.
            return Outcome.STOPPED;
        }
        ErrorCode code =
                switch (e.kind()) {
                    case ABSENT, REFUSED, UNKNOWN_MODEL -> ErrorCode.WORKER_UNAVAILABLE;
                    case UNKNOWN_SESSION, FAILED -> ErrorCode.SYNTHESIS_FAILED;
                };
        LOGGER.log(WARNING, "{0}: text {1}: {2}", id, utterance.number(), e.getMessage());
        metrics.utteranceFailed(code);
        worker.worker().ifPresent(metrics::workerFailed);
        if (e.kind() != WorkerFailureException.Kind.FAILED) {
            worker.lost();
        }
        playback.error(code, String.valueOf(e.getMessage()));
        return Outcome.FAILED;
    }
}
