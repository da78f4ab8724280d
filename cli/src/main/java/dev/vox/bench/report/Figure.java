package dev.vox.bench.report;

import dev.vox.bench.metric.Amount;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.Summary;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A series with its summary, made once for a report.
record Figure(Series series, Summary summary) {
    static Figure of(Series series) {
        return new Figure(series, Summary.of(series.samples()));
    }

    /// Those of the whole run.
    static List<Figure> of(SubjectResult subject) {
        return subject.series().stream().map(Figure::of).toList();
    }

    /// Those of the whole run, then those of each step with the number of its sessions among their labels.
    static List<Figure> all(SubjectResult subject) {
        List<Figure> all = new ArrayList<>(of(subject));
        for (LoadStep step : subject.steps()) {
            for (Series series : step.series()) {
                Map<String, String> labels = new LinkedHashMap<>(series.labels());
                labels.putIfAbsent("sessions", String.valueOf(step.sessions()));
                all.add(of(new Series(series.metric(), labels, series.samples())));
            }
        }
        return all;
    }

    Metric metric() {
        return series.metric();
    }

    Unit unit() {
        return series.metric().unit();
    }

    Samples samples() {
        return series.samples();
    }

    /// A value of its unit, as people read it, without the unit.
    String number(long ticks) {
        return Amount.column(ticks, unit());
    }

    /// Half of the median's interval, in ticks.
    long give() {
        return Math.round((summary.medianHigh() - summary.medianLow()) / 2.0);
    }
}
