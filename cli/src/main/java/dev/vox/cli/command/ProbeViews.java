package dev.vox.cli.command;

import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the result of `vox probe` looks like: one line, whatever its form.
final class ProbeViews {
    private ProbeViews() {}

    /// What a service answered.
    static Renderings answer(ProbeTarget target, ProbeAnswer answer) {
        return Renderings.of(
                () -> Page.of(line(target, answer)),
                () ->
                        List.of(
                                Row.of(
                                        word(answer),
                                        target.text(),
                                        answer.sentence(),
                                        answer.elapsed())),
                () -> {
                    Map<String, @Nullable Object> root = new LinkedHashMap<>();
                    root.put("ok", answer.ok());
                    root.put("target", target.text());
                    root.put("answer", answer.sentence());
                    root.put("elapsed", answer.elapsed());
                    return root;
                });
    }

    private static Line line(ProbeTarget target, ProbeAnswer answer) {
        return Line.of(answer.ok() ? Style.OK : Style.FAIL, word(answer))
                .and("  ")
                .and(Style.LABEL, target.text())
                .and("  " + answer.sentence())
                .and(Style.DIM, "  " + Figures.duration(answer.elapsed()));
    }

    private static String word(ProbeAnswer answer) {
        return answer.ok() ? "ok" : "failed";
    }
}
