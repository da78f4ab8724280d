package dev.vox.bench.workload;

import dev.vox.bench.load.Generator;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.voice.Command;
import dev.vox.voice.Pace;
import dev.vox.voice.scenario.Quantities;
import dev.vox.yaml.YamlReader;

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
/// @param door by which each subject is measured
record InterruptionWorkload(
        boolean ear, int samples, int words, Interruptions.Offsets offsets, long seed, Door door)
        implements Workload {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int WARM_UP = 3;

    /// The keys that both kinds have.
    static InterruptionWorkload read(
            YamlReader file, boolean ear, Duration earliest, Duration latest) {
        Spans.Range offset = Spans.range(file, "offset", new Spans.Range(earliest, latest));
        if (offset.most().compareTo(LONGEST) > 0) {
            file.mistake("offset", "must not be longer than " + Quantities.shown(LONGEST));
        }
        Interruptions.Offsets offsets = new Interruptions.Offsets(offset.least(), offset.most());
        return new InterruptionWorkload(
                ear,
                CommonKeys.whole(file, "samples", 50, 1, 100_000),
                CommonKeys.whole(file, "words", 100, 1, 10_000),
                offsets,
                file.whole("seed", 0, Long.MAX_VALUE).orElse(1L),
                Door.read(file));
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
        parameters.put("offset", new Spans.Range(offsets.earliest(), offsets.latest()).shown());
        parameters.put("seed", Long.toString(seed));
        door.enter(parameters);
        return parameters;
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
        try (Generator generator = door.open(subject, 1);
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
