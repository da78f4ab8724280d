package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.report.plot.PlotStyle;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.LevelCurve;
import dev.vox.bench.result.SubjectResult;
import dev.vox.bench.result.Waterfall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which plots a result has.
final class ResultPlots {
    private static final int LEAST_SAMPLES = 8;
    private static final int MOST_OF_A_KIND = 3;
    private static final Set<Metric> COURSES =
            EnumSet.of(
                    Metric.FRAME_JITTER,
                    Metric.RFC3550_JITTER,
                    Metric.MEMORY,
                    Metric.SESSION_MEMORY,
                    Metric.THREADS,
                    Metric.DESCRIPTORS,
                    Metric.OPEN_SESSIONS);

    private final BenchResult result;
    private final List<Objective> objectives;
    private final boolean several;

    private ResultPlots(BenchResult result, List<Objective> objectives) {
        this.result = result;
        this.objectives = objectives;
        this.several = result.subjects().size() > 1;
    }

    static List<Plot> of(BenchResult result, List<Objective> objectives) {
        return new ResultPlots(result, objectives).all();
    }

    private List<Plot> all() {
        List<Plot> plots = new ArrayList<>(LoadPlots.of(result, objectives));
        strands()
                .forEach((metric, strands) -> {
                    groups(strands).forEach(group -> spread(plots, metric, group));
                    if (COURSES.contains(metric)) {
                        strands.stream()
                                .limit(MOST_OF_A_KIND)
                                .forEach(strand -> plots.add(TimePlots.overRun(strand)));
                    }
                });
        courses(plots);
        levels(plots);
        return plots;
    }

    /// The figures of which a plot says more than a table, by their metric.
    private Map<Metric, List<Strand>> strands() {
        Map<Metric, List<Strand>> strands = new LinkedHashMap<>();
        for (SubjectResult subject : result.subjects()) {
            for (Figure figure : Figure.of(subject)) {
                if (figure.summary().n() >= LEAST_SAMPLES
                        && figure.summary().max() > figure.summary().min()) {
                    strands.computeIfAbsent(figure.metric(), metric -> new ArrayList<>())
                            .add(strand(subject, figure));
                }
            }
        }
        return strands;
    }

    private Strand strand(SubjectResult subject, Figure figure) {
        return several
                ? new Strand(subject.subject(), subject.subject(), figure)
                : new Strand("", figure.series().label(), figure);
    }

    private String name(SubjectResult subject, String labels) {
        String who = several ? subject.subject() : "";
        return labels.isEmpty() || who.isEmpty() ? who + labels : who + ", " + labels;
    }

    /// What is drawn into one plot: the subjects of the same labels where there are several, else as many labels as there are colours.
    private List<List<Strand>> groups(List<Strand> strands) {
        Map<String, List<Strand>> groups = new LinkedHashMap<>();
        for (int i = 0; i < strands.size(); i++) {
            String key =
                    several
                            ? strands.get(i).figure().series().label()
                            : String.valueOf(i / PlotStyle.COLOURS);
            groups.computeIfAbsent(key, group -> new ArrayList<>()).add(strands.get(i));
        }
        return List.copyOf(groups.values());
    }

    private void spread(List<Plot> plots, Metric metric, List<Strand> group) {
        boolean resource = metric.unit() == Unit.KIBIBYTES || metric.unit() == Unit.COUNT;
        if (resource && COURSES.contains(metric)) {
            return;
        }
        boolean alone = several || group.size() == 1;
        String title = alone ? group.getFirst().figure().series().title() : metric.word();
        List<Objective> own =
                objectives.stream().filter(objective -> objective.metric() == metric).toList();
        plots.add(LatencyPlots.distribution(metric, title, group));
        plots.add(LatencyPlots.percentiles(metric, title, group, own));
    }

    /// Of the courses of a kind with the same labels that of median length.
    private void courses(List<Plot> plots) {
        Map<String, List<Waterfall>> found = new LinkedHashMap<>();
        for (SubjectResult subject : result.subjects()) {
            for (Waterfall course : subject.waterfalls()) {
                if (!course.marks().isEmpty()) {
                    String who = name(subject, course.labels());
                    String title = who.isEmpty() ? course.kind() : course.kind() + ", " + who;
                    found.computeIfAbsent(title, key -> new ArrayList<>()).add(course);
                }
            }
        }
        Map<String, Waterfall> shown = new LinkedHashMap<>();
        found.forEach((title, courses) -> {
            courses.sort(Comparator.comparing(ResultPlots::length));
            shown.put(title, courses.get((courses.size() - 1) / 2));
        });
        Duration longest =
                shown.values().stream()
                        .map(ResultPlots::length)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
        shown.forEach((title, course) -> plots.add(TimePlots.course(title, course, longest)));
    }

    private static Duration length(Waterfall course) {
        return course.marks().getLast().since();
    }

    private void levels(List<Plot> plots) {
        for (SubjectResult subject : result.subjects()) {
            Map<String, LevelCurve> first = new LinkedHashMap<>();
            for (LevelCurve curve : subject.levels()) {
                if (curve.dbfs().length > 1) {
                    first.putIfAbsent(curve.labels(), curve);
                }
            }
            first.values().stream()
                    .limit(MOST_OF_A_KIND)
                    .forEach(curve -> {
                        String who = name(subject, curve.labels());
                        String title = who.isEmpty() ? "utterance" : "utterance, " + who;
                        plots.add(TimePlots.level(title, curve));
                    });
        }
    }
}
