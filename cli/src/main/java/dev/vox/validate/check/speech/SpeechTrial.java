package dev.vox.validate.check.speech;

import dev.vox.json.JsonValue;
import dev.vox.problem.VoxException;
import dev.vox.voice.Pace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Has a text spoken in real time and says what is wrong with it; then, if asked to, again with a STOP, and again with a PAUSE.
///
/// The pause comes last: that it sounds shows that a stopped session goes on to speak.
public final class SpeechTrial {
    private final SpeechRequest request;
    private final boolean pauses;
    private final boolean stops;
    private final Duration budget;
    private final List<String> problems = new ArrayList<>();
    private final SpeechFigures figures = new SpeechFigures();

    /// @param budget how long after a command a frame may still come
    public SpeechTrial(SpeechRequest request, boolean pauses, boolean stops, Duration budget) {
        this.request = request;
        this.pauses = pauses;
        this.stops = stops;
        this.budget = budget;
    }

    /// What came of it.
    ///
    /// @param problems what is wrong, the gravest first, by the grammar of `VoxException`; none when all is well
    /// @param figures what was measured
    public record Outcome(List<String> problems, JsonValue.Members figures) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /// Does it.
    public Outcome run(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        try (SpeechLine line = request.open(Pace.REALTIME)) {
            Speaking speaking = new Speaking(line, deadline);
            Spoken spoken = speaking.hear(request.text());
            judge(spoken, line);
            if (problems.isEmpty() && stops) {
                judgeStop(speaking.stop(request.text()), spoken, line);
            }
            if (problems.isEmpty() && pauses) {
                judgePause(speaking.pause(request.text()), line);
            }
        } catch (VoxException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return new Outcome(problems, figures.all());
    }

    private void judge(Spoken spoken, SpeechLine line) throws InterruptedException {
        short[] samples = spoken.tape().samples();
        HeardRate heard =
                HeardRate.of(samples, spoken.tape().declaredRate(), request.model(), request.text())
                        .orElse(null);
        figures.of(spoken, samples, heard, request.text());
        problems.addAll(new AudioFaults(line, spoken, samples, heard).all());
    }

    private void judgeStop(Halted stopped, Spoken whole, SpeechLine line) {
        figures.duration("stop_ms", stopped.after());
        figures.whole("stopped_frames", stopped.frames());
        add(line, stopped.problem());
        if (stopped.after().compareTo(budget) > 0) {
            fault(line, "STOP is not obeyed: audio came for %d ms after it", stopped.after());
        } else if (stopped.frames() >= whole.tape().frames()) {
            problems.add(
                    "[%s] STOP is not obeyed: all %d frames of the text came"
                            .formatted(line.address(), stopped.frames()));
        } else if (!stopped.ended() && stopped.problem() == null) {
            problems.add(
                    "[%s] after STOP the utterance has no end: no final frame or marker came"
                            .formatted(line.address()));
        }
    }

    private void judgePause(Halted paused, SpeechLine line) {
        figures.duration("pause_ms", paused.after());
        add(line, paused.problem());
        if (paused.after().compareTo(budget) > 0) {
            fault(line, "PAUSE is not obeyed: audio came for %d ms after it", paused.after());
        } else if (paused.ended() && !paused.quiet()) {
            problems.add(
                    "[%s] PAUSE came to nothing: all %d frames had been sent before it took effect"
                            .formatted(line.address(), paused.frames()));
        } else if (paused.resumed() == null) {
            problems.add(
                    "[%s] RESUME is not obeyed: no frame came after it".formatted(line.address()));
        } else {
            figures.duration("resume_ms", paused.resumed());
            if (!paused.ended() && paused.problem() == null) {
                problems.add(
                        "[%s] after PAUSE and RESUME the utterance has no end"
                                .formatted(line.address()));
            }
        }
    }

    private void fault(SpeechLine line, String problem, Duration after) {
        problems.add(
                "[%s] %s, where %d ms are allowed"
                        .formatted(
                                line.address(),
                                problem.formatted(after.toMillis()),
                                budget.toMillis()));
    }

    private void add(SpeechLine line, @Nullable String problem) {
        if (problem != null) {
            problems.add(
                    problem.startsWith("[")
                            ? problem
                            : "[%s] %s".formatted(line.address(), problem));
        }
    }
}
