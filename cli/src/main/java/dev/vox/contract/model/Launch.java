package dev.vox.contract.model;

import java.util.List;
import java.util.Map;

/// A program to start.
///
/// @param command the program and its arguments; no shell reads them
/// @param folder to run in, under the contract's; empty for that one
/// @param environment variables on top of the caller's own
public record Launch(List<String> command, String folder, Map<String, String> environment) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
