package dev.vox.cli.command.bench;

import dev.vox.bench.compare.ComparisonJson;
import dev.vox.bench.compare.ComparisonReport;
import dev.vox.bench.compare.ComparisonViews;
import dev.vox.bench.result.BenchResult;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Results, and what they were judged by.
record Judged(List<BenchResult> results, ComparisonReport report) {
    /// The results as they always are shown, and behind them the verdicts: `judgement` in JSON.
    static Renderings views(Judged judged) {
        Renderings results = ResultViews.results(judged.results());
        if (judged.report().isEmpty()) {
            return results;
        }
        Renderings verdicts = ComparisonViews.of(judged.report());
        return new Renderings(
                () -> {
                    Page page = results.page().get();
                    for (var block : verdicts.page().get().blocks()) {
                        page = page.and(block);
                    }
                    return page;
                },
                () -> {
                    List<Row> rows = new ArrayList<>(results.rows().get());
                    rows.addAll(verdicts.rows().get());
                    return rows;
                },
                () -> json(results.json().get(), judged.report()),
                results.schemaVersion());
    }

    private static Map<Object, Object> json(Object results, ComparisonReport report) {
        Map<Object, Object> root = new LinkedHashMap<>((Map<?, ?>) results);
        root.put("judgement", ComparisonJson.root(report));
        return root;
    }
}
