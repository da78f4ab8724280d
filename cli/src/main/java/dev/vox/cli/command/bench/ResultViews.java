package dev.vox.cli.command.bench;

import dev.vox.bench.report.BenchDocument;
import dev.vox.bench.result.BenchResult;
import dev.vox.text.Page;
import dev.vox.text.Renderings;

import java.util.List;

/// What `vox bench` shows.
final class ResultViews {
    private ResultViews() {}

    static Renderings results(List<BenchResult> results) {
        return Renderings.of(() -> Page.EMPTY, List::of, () -> BenchDocument.root(results));
    }
}
