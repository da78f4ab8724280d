package dev.vox.validate.check;

import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.speech.SpeechRequest;
import dev.vox.validate.check.speech.SpeechTrial;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `tts`: a text is spoken in real time, and what is heard is judged: there, audible, in the format that it is declared to have,
/// numbered, ended; on demand paused and stopped.
public final class TtsKind implements CheckKind {
    /// What expectations may be about.
    static final List<String> FIGURES =
            List.of(
                    "frames",
                    "sample_rate",
                    "heard_rate",
                    "frame_ms",
                    "audio_ms",
                    "level_dbfs",
                    "peak_dbfs",
                    "audible_share",
                    "chars_per_second",
                    "first_frame_ms",
                    "first_audible_ms",
                    "leading_silence_ms",
                    "total_ms",
                    "underruns",
                    "jitter_p95_ms",
                    "sequence_errors",
                    "ended",
                    "stop_ms",
                    "stopped_frames",
                    "pause_ms",
                    "resume_ms");

    static final String TEXT = "The quick brown fox jumps over the lazy dog.";
    private static final Duration BUDGET = Duration.ofMillis(150);

    @Override
    public String name() {
        return "tts";
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Check read(YamlReader with) {
        SpeechSource source = SpeechSource.read(with);
        boolean pauses = with.flag("pause").orElse(false);
        boolean stops = with.flag("stop").orElse(false);
        Duration budget = Spans.read(with, "budget").orElse(BUDGET);
        Expected expected = Expected.read(with, FIGURES, Set.of());
        return (target, deadline) -> {
            Optional<SpeechRequest> request = source.request(target);
            return request.isEmpty()
                    ? source.missing(target)
                    : verdict(
                            new SpeechTrial(request.get(), pauses, stops, budget).run(deadline),
                            expected,
                            target);
        };
    }

    private static Verdict verdict(SpeechTrial.Outcome outcome, Expected expected, Target target)
            throws CheckBroken {
        Sight sight = new Sight(target);
        outcome.problems().forEach(sight::wrong);
        expected.hold(sight, outcome.figures());
        Measures.tell(sight, "", outcome.figures());
        return sight.verdict();
    }
}
