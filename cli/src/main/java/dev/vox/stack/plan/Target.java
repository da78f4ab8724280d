package dev.vox.stack.plan;

import java.util.List;
import java.util.Map;

/// What the stack is to be.
///
/// @param settings what it is started with, by variable, as it may be shown
/// @param command what starts it, with its arguments; empty when it runs in the tool's own process
public record Target(Map<String, String> settings, List<String> command) {
    public Target {
        settings = Map.copyOf(settings);
        command = List.copyOf(command);
    }
}
