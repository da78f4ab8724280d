package dev.vox.cli.command.bench;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.cli.command.bench.BenchmarkShelf.Kept;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `vox bench list` and `vox bench validate` show.
final class BenchViews {
    private BenchViews() {}

    static Renderings list(List<Kept> scenarios) {
        return Renderings.of(
                () -> table(scenarios),
                () ->
                        scenarios.stream()
                                .map(each ->
                                        Row.of(
                                                each.word(),
                                                each.scenario().kind(),
                                                each.source(),
                                                each.scenario().description()))
                                .toList(),
                () -> Map.of("scenarios", scenarios.stream().map(BenchViews::entry).toList()));
    }

    private static Page table(List<Kept> scenarios) {
        Table table = Table.of(Column.of("NAME"), Column.of("KIND"), Column.of("WHAT IT MEASURES"));
        for (Kept each : scenarios) {
            table =
                    table.row(
                            Line.of(Style.ACCENT, each.word()),
                            Line.of(each.scenario().kind()),
                            Line.of(each.scenario().description()));
        }
        return Page.EMPTY.and(table);
    }

    private static Map<String, Object> entry(Kept kept) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", kept.word());
        root.put("source", kept.source());
        root.putAll(facts(kept.scenario()));
        return root;
    }

    static Renderings valid(BenchScenario scenario) {
        return Renderings.of(
                () ->
                        Page.of(
                                Line.of(Style.OK, "valid")
                                        .and(
                                                "  %s: %s"
                                                        .formatted(
                                                                scenario.name(), words(scenario)))),
                () -> List.of(Row.of("valid", scenario.name(), scenario.kind())),
                () -> {
                    Map<String, Object> root = new LinkedHashMap<>();
                    root.put("valid", true);
                    root.put("name", scenario.name());
                    root.putAll(facts(scenario));
                    return root;
                });
    }

    private static String words(BenchScenario scenario) {
        StringBuilder words = new StringBuilder(scenario.kind());
        scenario.workload()
                .parameters()
                .forEach((key, value) -> words.append(", ").append(key).append(' ').append(value));
        return words.toString();
    }

    private static Map<String, Object> facts(BenchScenario scenario) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("kind", scenario.kind());
        root.put("description", scenario.description());
        root.put("parameters", scenario.workload().parameters());
        root.put("metrics", scenario.workload().metrics().stream().map(Metric::word).toList());
        return root;
    }
}
