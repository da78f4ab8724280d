package dev.vox.contract.call;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;

/// A request as it goes over the wire.
///
/// @param id as it is written in the message, `"vox-7"` or `7`; empty when the envelope has none
/// @param operation in the worker's names
/// @param arguments in the worker's names
/// @param message the envelope with all that belongs in it
public record Outgoing(
        String id, String operation, JsonValue.Members arguments, JsonValue.Members message) {
    /// The message on one line, without its end.
    public Bytes line() {
        return Bytes.of(Json.compact(message).stripTrailing());
    }
}
