package dev.vox.bench.workload;

import dev.vox.bench.load.LevelMeter;
import dev.vox.bench.load.MeasuredUtterance;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Waterfall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Enters what was measured of utterances under some labels. Any thread.
final class UtteranceFigures {
    private final Recording recording;
    private final Map<String, String> labels;
    private final List<MeasuredUtterance> sound = new ArrayList<>();

    UtteranceFigures(Recording recording, Map<String, String> labels) {
        this.recording = recording;
        this.labels = labels;
    }

    /// Takes an utterance: its figures, or why they are not to be used.
    void heard(MeasuredUtterance utterance) {
        if (utterance.flawOrNull() != null) {
            recording.flaw(utterance.flawOrNull());
            return;
        }
        synchronized (sound) {
            sound.add(utterance);
        }
        add(utterance, Metric.FIRST_AUDIBLE, utterance.firstAudible());
        add(utterance, Metric.FIRST_FRAME, utterance.firstFrame());
        add(utterance, Metric.LEADING_SILENCE, utterance.leadingSilence());
        add(utterance, Metric.TOTAL, utterance.total());
        add(utterance, Metric.AUDIO, utterance.audio());
        add(utterance, Metric.CLIPPED, utterance.clipped());
        if (!utterance.realTime()) {
            double ratio = (double) utterance.total() / utterance.audio();
            add(utterance, Metric.RTF, Unit.RATIO.toTicks(ratio));
        }
    }

    private void add(MeasuredUtterance utterance, Metric metric, long ticks) {
        recording.record(metric, labels, utterance.finalFrameAt(), Math.max(0, ticks));
    }

    /// Keeps the course of the utterance in the middle, by its first audio.
    void median() {
        synchronized (sound) {
            sound.stream()
                    .sorted(Comparator.comparingLong(MeasuredUtterance::firstAudible))
                    .skip((sound.size() - 1) / 2)
                    .findFirst()
                    .ifPresent(this::course);
        }
    }

    private void course(MeasuredUtterance utterance) {
        recording.waterfall(
                new Waterfall(
                        "utterance",
                        words(),
                        List.of(
                                mark("request", utterance, utterance.sentAt()),
                                mark("first frame", utterance, utterance.firstFrameAt()),
                                mark("first audible", utterance, utterance.firstAudibleAt()),
                                mark("end", utterance, utterance.finalFrameAt()))));
    }

    private static Waterfall.Mark mark(String event, MeasuredUtterance utterance, long moment) {
        return new Waterfall.Mark(event, utterance.since(moment));
    }

    /// Keeps how loud an utterance was.
    void level(LevelMeter meter) {
        recording.level(meter.curve(words()));
    }

    private String words() {
        return labels.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }
}
