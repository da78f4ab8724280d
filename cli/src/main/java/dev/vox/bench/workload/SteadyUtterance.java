package dev.vox.bench.workload;

import dev.vox.bench.load.LineSession;
import dev.vox.bench.load.MeasuredUtterance;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.load.SpeechLine;
import dev.vox.bench.load.SpeechLines;
import dev.vox.bench.load.Through;
import dev.vox.bench.load.UtteranceMeter;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.problem.OperationFailed;
import dev.vox.voice.Pace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// SteadyUtterance in real time, as sessions of a load speak them.
final class SteadyUtterance {
    /// The figures that a load of them has.
    static final List<Metric> METRICS =
            List.of(
                    Metric.FIRST_AUDIBLE,
                    Metric.FIRST_FRAME,
                    Metric.FRAME_JITTER,
                    Metric.RFC3550_JITTER,
                    Metric.UNDERRUNS);

    /// About three seconds.
    static final int WORDS = 10;

    /// No utterance is longer.
    static final int MOST_WORDS = 500;

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private SteadyUtterance() {}

    /// How long so many words are when they are spoken; they are spoken for that.
    static Duration length(Subject subject, Through through, int words)
            throws InterruptedException {
        try (SpeechLine line = SpeechLines.open(subject, through, 1)) {
            LineSession session = SessionPool.await(line.open(Pace.REALTIME), "a session", LONGEST);
            CompletableFuture<MeasuredUtterance> spoken = new CompletableFuture<>();
            session.speak(
                    Passage.sentences(words),
                    new UtteranceMeter(session, UtteranceMeter.WHEN_SENT, null, spoken::complete));
            MeasuredUtterance measured = SessionPool.await(spoken, "an utterance's end", LONGEST);
            if (measured.audio() == 0) {
                throw new OperationFailed(
                        "[%s] it says nothing: %s"
                                .formatted(
                                        subject.name(), measured.flaw().orElse("no frame came")));
            }
            return Duration.ofNanos(measured.audio());
        }
    }

    /// Records what was measured of one, or why it is not to be used.
    static void record(MeasuredUtterance measured, Recording recording) {
        if (measured.flaw().isPresent()) {
            recording.flaw(measured.flaw().get());
            return;
        }
        if (measured.outcome() != MeasuredUtterance.Outcome.SPOKEN) {
            return;
        }
        long at = measured.finalFrameAt();
        Map<String, String> none = Map.of();
        recording.record(Metric.FIRST_AUDIBLE, none, at, Math.max(0, measured.firstAudible()));
        recording.record(Metric.FIRST_FRAME, none, at, Math.max(0, measured.firstFrame()));
        for (long deviation : measured.paced().deviations()) {
            recording.record(Metric.FRAME_JITTER, none, at, deviation);
        }
        recording.record(Metric.RFC3550_JITTER, none, at, measured.paced().jitter());
        recording.record(Metric.UNDERRUNS, none, at, measured.paced().underruns());
    }

    /// Records one that had not begun when the time was over, by what it had waited.
    static void waited(long scheduledAt, long until, Recording recording) {
        Map<String, String> none = Map.of();
        recording.record(Metric.FIRST_AUDIBLE, none, until, until - scheduledAt);
        recording.record(Metric.FIRST_FRAME, none, until, until - scheduledAt);
    }
}
