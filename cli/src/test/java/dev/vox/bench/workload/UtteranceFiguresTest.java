package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.load.MeasuredUtterance;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Series;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class UtteranceFiguresTest {
    private static List<Metric> figures(boolean realTime) {
        Recording recording = new Recording(0);
        new UtteranceFigures(recording, Map.of())
                .heard(
                        new MeasuredUtterance(
                                0,
                                0,
                                1,
                                2,
                                3,
                                20,
                                1,
                                realTime,
                                new MeasuredUtterance.Paced(0, new long[0], 0),
                                0,
                                MeasuredUtterance.Outcome.SPOKEN,
                                null));
        return recording.series().stream().map(Series::metric).toList();
    }

    @Test
    void audioThatComesInRealTimeHasNoRealTimeFactor() {
        assertThat(figures(true)).contains(Metric.TOTAL).doesNotContain(Metric.RTF);
        assertThat(figures(false)).contains(Metric.TOTAL, Metric.RTF);
    }
}
