package dev.vox.cli.command.bench;

import dev.vox.bench.compare.ComparisonJson;
import dev.vox.bench.compare.ComparisonViews;
import dev.vox.bench.report.BenchDocument;
import dev.vox.bench.report.BenchPage;
import dev.vox.bench.report.BenchRows;
import dev.vox.text.Block;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `vox bench` shows.
final class ResultViews {
    private ResultViews() {}

    /// The forms of results and of what is thought of them.
    static Renderings of(Judgement judgement) {
        return new Renderings(
                () -> page(judgement),
                () -> rows(judgement),
                () -> root(judgement),
                BenchDocument.SCHEMA_VERSION);
    }

    private static Page page(Judgement judgement) {
        Page page = BenchPage.of(judgement.results());
        List<Block> judged = ComparisonViews.page(judgement.report()).blocks();
        if (!judged.isEmpty()) {
            page = page.gap();
        }
        for (Block block : judged) {
            page = page.and(block);
        }
        return page;
    }

    private static List<Row> rows(Judgement judgement) {
        List<Row> rows = new ArrayList<>(BenchRows.of(judgement.results()));
        rows.addAll(ComparisonViews.of(judgement.report()).rows().get());
        return rows;
    }

    /// The document of `--json`; one that was judged says by what, and reads as the results do.
    static Map<String, Object> root(Judgement judgement) {
        Map<String, Object> root = BenchDocument.root(judgement.results());
        if (!judgement.report().isEmpty()) {
            root.put(Judgement.KEY, ComparisonJson.root(judgement.report()));
        }
        return root;
    }
}
