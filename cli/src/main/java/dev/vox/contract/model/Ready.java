package dev.vox.contract.model;

import dev.vox.json.JsonValue;

import java.time.Duration;
import java.util.regex.Pattern;

/// How a worker shows that it may be called.
public sealed interface Ready {
    /// How long it may take, from its start.
    Duration within();

    /// It can be reached; over standard streams: it runs.
    record Reachable(Duration within) implements Ready {}

    /// It answers an operation.
    record Answers(String operation, JsonValue.Members arguments, Duration within)
            implements Ready {}

    /// It writes a line that has this in it, on standard output or standard error.
    record Says(Pattern line, Duration within) implements Ready {}
}
