package dev.vox.validate.report;

import dev.vox.json.Json;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One document with everything, and the order in which it happened.
final class JsonRenderer implements Renderer {
    private final List<Map<String, @Nullable Object>> timeline = new ArrayList<>();

    @Override
    public String add(RunEvent event) {
        if (event instanceof RunEvent.RunEnded(RunReport report)) {
            return Json.pretty(Json.document(Documents.SCHEMA_VERSION, document(report)));
        }
        timeline.add(Documents.entry(event));
        return "";
    }

    private Map<String, @Nullable Object> document(RunReport report) {
        Map<String, @Nullable Object> root = Documents.run(report);
        root.put("phases", report.phases().stream().map(JsonRenderer::phase).toList());
        root.put("timeline", timeline);
        return root;
    }

    private static Map<String, @Nullable Object> phase(PhaseResult phase) {
        Map<String, @Nullable Object> root = Documents.phase(phase);
        root.put("checks", phase.checks().stream().map(Documents::check).toList());
        return root;
    }
}
