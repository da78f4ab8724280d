package dev.vox.bench.workload;

import dev.vox.bench.load.Generator;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.load.SpeechLines;
import dev.vox.bench.load.Through;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.voice.Command;
import dev.vox.voice.Pace;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Utterances in real time that are broken into, one after the other. A part is one of each command.
///
/// @param ear whether it is measured what an ear still hears; else the acknowledgements alone
/// @param samples of each command
/// @param words of an utterance
/// @param offsets when it is broken into
/// @param seed of the offsets
/// @param throughOrNull by which face; null for the usual one
record InterruptionWorkload(
        boolean ear,
        int samples,
        int words,
        Interruptions.Offsets offsets,
        long seed,
        @Nullable Through throughOrNull)
        implements Workload {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int WARM_UP = 3;

    /// The keys that both kinds have.
    static InterruptionWorkload read(
            YamlReader file, boolean ear, Duration earliest, Duration latest) {
        Interruptions.Offsets offsets =
                new Interruptions.Offsets(
                        file.duration("earliest_ms", MILLISECOND, Duration.ZERO, LONGEST)
                                .orElse(earliest),
                        file.duration("latest_ms", MILLISECOND, Duration.ZERO, LONGEST)
                                .orElse(latest));
        if (offsets.latest().compareTo(offsets.earliest()) < 0) {
            file.mistake("latest_ms", "must not be before 'earliest_ms'");
            file.mistake("earliest_ms", "must not be after 'latest_ms'");
        }
        return new InterruptionWorkload(
                ear,
                CommonKeys.whole(file, "samples", 50, 1, 100_000),
                CommonKeys.whole(file, "words", 100, 1, 10_000),
                offsets,
                file.whole("seed", 0, Long.MAX_VALUE).orElse(1L),
                CommonKeys.through(file));
    }

    @Override
    public List<Metric> metrics() {
        return ear
                ? List.of(Metric.BARGEIN_EAR, Metric.BARGEIN_CONTROL)
                : List.of(Metric.BARGEIN_CONTROL);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("samples", Integer.toString(samples));
        parameters.put("words", Integer.toString(words));
        parameters.put("earliest_ms", Long.toString(offsets.earliest().toMillis()));
        parameters.put("latest_ms", Long.toString(offsets.latest().toMillis()));
        parameters.put("seed", Long.toString(seed));
        if (throughOrNull != null) {
            parameters.put("through", throughOrNull.word());
        }
        return parameters;
    }

    @Override
    public int parts() {
        return samples;
    }

    private Through through(Subject subject) {
        return throughOrNull == null ? SpeechLines.usual(subject) : throughOrNull;
    }

    @Override
    public void require(Subject subject) {
        SpeechLines.require(subject, through(subject));
    }

    @Override
    public void warmUp(Subject subject) throws InterruptedException {
        run(subject, 0, WARM_UP, new Recording(0), Progress.NONE);
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        try (Generator generator = Generator.open(subject, through(subject), 1);
                SessionPool pool = generator.pool(Pace.REALTIME, 1)) {
            Interruptions interruptions =
                    new Interruptions(
                            generator,
                            pool,
                            recording,
                            Passage.sentences(words),
                            new Random(seed + from),
                            offsets);
            for (int part = from; part < until; part++) {
                if (ear) {
                    interruptions.bargeIn(Command.PAUSE);
                    interruptions.bargeIn(Command.STOP);
                } else {
                    interruptions.controls();
                }
                progress.report(
                        new ProgressEvent.Advanced(
                                subject.name(), part - from + 1L, until - (long) from, ""));
            }
            interruptions.median();
            recording.overhead(generator.overhead());
        }
    }
}
