package dev.vox.validate.report;

import dev.vox.json.Json;
import dev.vox.validate.RunEvent;

/// A JSON object a line, as it happens.
final class NdjsonRenderer implements Renderer {
    @Override
    public String add(RunEvent event) {
        return Json.compact(Json.document(Documents.SCHEMA_VERSION, Documents.event(event)));
    }
}
