package dev.vox.bench.workload;

import dev.vox.bench.load.Arrivals;
import dev.vox.bench.load.Generator;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Series;
import dev.vox.bench.target.Subject;
import dev.vox.progress.Progress;
import dev.vox.voice.Pace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Utterances of several lengths, and of several numbers at a time. A part is an utterance of each length and number.
///
/// @param words of the texts
/// @param samples of each length
/// @param sessions at a time
/// @param door by which each subject is measured
record FirstAudioWorkload(
        List<Integer> words, int samples, List<Integer> sessions, Load load, Door door)
        implements Workload {
    private static final int WARM_UP = 10;

    /// How utterances follow each other.
    ///
    /// @param rate a second of an open load; 0 when each session speaks on when it has spoken
    /// @param seed of what is random
    record Load(double rate, Arrivals arrivals, Pace pace, long seed) {}

    FirstAudioWorkload {
        words = List.copyOf(words);
        sessions = List.copyOf(sessions);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.FIRST_AUDIBLE,
                Metric.FIRST_FRAME,
                Metric.LEADING_SILENCE,
                Metric.TOTAL,
                Metric.AUDIO,
                Metric.RTF,
                Metric.CLIPPED);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("words", list(words));
        parameters.put("samples", Integer.toString(samples));
        parameters.put("sessions", list(sessions));
        if (load.rate() > 0) {
            parameters.put("rate", "%s".formatted(load.rate()));
            parameters.put("arrivals", word(load.arrivals()));
        }
        parameters.put("pace", word(load.pace()));
        parameters.put("seed", Long.toString(load.seed()));
        door.enter(parameters);
        return parameters;
    }

    private static String list(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int parts() {
        return samples;
    }

    @Override
    public void require(Subject subject) {
        door.require(subject);
    }

    @Override
    public void warmUp(Subject subject) throws InterruptedException {
        run(subject, 0, WARM_UP, new Recording(0), Progress.NONE);
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        for (int number : sessions) {
            step(subject, number, from, until, recording, progress);
        }
    }

    private void step(
            Subject subject,
            int number,
            int from,
            int until,
            Recording recording,
            Progress progress)
            throws InterruptedException {
        try (Generator generator = door.open(subject, number);
                SessionPool pool = generator.pool(load.pace(), number)) {
            Utterances utterances =
                    new Utterances(
                            generator, pool, new Utterances.Telling(subject.name(), progress));
            long seed = load.seed() + from;
            for (int length : words) {
                Map<String, String> labels = labels(length, number);
                UtteranceFigures figures = new UtteranceFigures(recording, labels);
                String text = Passage.words(length);
                if (load.rate() > 0) {
                    utterances.open(text, until - from, load, seed, figures);
                } else {
                    // Every session speaks at least once, or there would not be so many at a time.
                    utterances.closed(text, Math.max(number, until - from), number, seed, figures);
                }
                figures.median();
            }
            recording.overhead(generator.overhead());
        } finally {
            if (sessions.size() > 1) {
                recording.stepSoFar(new LoadStep(number, true, series(recording, number), null));
            }
        }
    }

    private Map<String, String> labels(int length, int number) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("words", Integer.toString(length));
        if (sessions.size() > 1) {
            labels.put("sessions", Integer.toString(number));
        }
        return labels;
    }

    private static List<Series> series(Recording recording, int number) {
        return recording.series().stream()
                .filter(each -> Integer.toString(number).equals(each.labels().get("sessions")))
                .toList();
    }
}
