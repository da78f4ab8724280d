package dev.vox.cli.command;

import dev.vox.entrypoint.Mode;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `vox entrypoint` says before it becomes a service.
final class EntrypointViews {
    private EntrypointViews() {}

    /// One line, whoever reads it.
    static Renderings mode(Mode mode) {
        return Renderings.of(
                () -> Page.EMPTY.verbatim(mode.line()),
                () -> List.of(Row.of(mode.line())),
                () -> json(mode));
    }

    private static Map<String, @Nullable Object> json(Mode mode) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        switch (mode) {
            case Mode.Orchestrator orchestrator -> {
                root.put("service", "orchestrator");
                root.put("mode", orchestrator.mode());
            }
            case Mode.Worker worker -> {
                root.put("service", "worker");
                root.put("adapter", worker.adapter());
                root.put("model", worker.model());
            }
            case Mode.Other other -> root.put("service", other.service());
        }
        return root;
    }
}
