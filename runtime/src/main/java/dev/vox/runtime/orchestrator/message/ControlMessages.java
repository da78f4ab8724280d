package dev.vox.runtime.orchestrator.message;

import com.google.gson.JsonObject;

import dev.vox.runtime.orchestrator.message.ModelAnswer.Model;
import dev.vox.runtime.orchestrator.message.ModelAnswer.Reason;

import java.time.Duration;

/// The JSON of the control face.
public final class ControlMessages {
    private static final Duration LONGEST = Duration.ofDays(1);

    private ControlMessages() {}

    /// Reads an order. Fields that are not known are ignored.
    ///
    /// @throws InvalidMessageException naming what is wrong
    public static ModelOrder order(String json) throws InvalidMessageException {
        Fields fields = Fields.parse(json);
        String modelId = fields.string("model_id");
        if (modelId.isBlank()) {
            throw new InvalidMessageException("field model_id is empty");
        }
        long timeout = fields.integer("timeout_ms");
        if (timeout < 1 || timeout > LONGEST.toMillis()) {
            throw new InvalidMessageException(
                    "field timeout_ms must be from 1 to " + LONGEST.toMillis());
        }
        return new ModelOrder(
                fields.string("profile"),
                modelId,
                fields.string("adapter"),
                fields.bool("tones_only", false),
                Duration.ofMillis(timeout));
    }

    /// Writes an answer.
    public static String encode(ModelAnswer answer) {
        JsonObject json = new JsonObject();
        switch (answer) {
            case ModelAnswer.Changed(Model from, Model to, boolean alreadyThere, Duration took) -> {
                json.add("from", model(from));
                json.add("to", model(to));
                json.addProperty("already_there", alreadyThere);
                json.addProperty("elapsed_ms", took.toNanos() / 1e6);
            }
            case ModelAnswer.Refused(Reason reason, String message) -> {
                json.addProperty("error", message);
                json.addProperty("code", reason.name());
            }
        }
        return json.toString();
    }

    private static JsonObject model(Model model) {
        JsonObject json = new JsonObject();
        json.addProperty("model_id", model.modelId());
        json.addProperty("family", model.family());
        return json;
    }
}
