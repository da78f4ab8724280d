package dev.vox.process;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A program to run. No shell reads it: every argument arrives as it is.
///
/// @param program what it is called in messages
/// @param arguments the program and its arguments, the program first
/// @param environment variables on top of this process's own
/// @param folder working folder; `null` is this process's own
/// @param deadline how long it may take
/// @param captureLimit how many bytes of each of its outputs are kept; the rest is read and dropped
public record Command(
        String program,
        List<String> arguments,
        Map<String, String> environment,
        @Nullable Path folder,
        Duration deadline,
        int captureLimit) {
    private static final int CAPTURE_LIMIT_BYTES = 1 << 20;

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("a command needs time, not " + deadline);
        }
    }

    /// A program in this process's environment and folder, 1 MiB of each output kept.
    public static Command of(Duration deadline, List<String> arguments) {
        return new Command(
                arguments.getFirst(), arguments, Map.of(), null, deadline, CAPTURE_LIMIT_BYTES);
    }

    /// This command in another folder.
    public Command in(Path working) {
        return new Command(program, arguments, environment, working, deadline, captureLimit);
    }

    /// This command with other variables on top of this process's own.
    public Command with(Map<String, String> variables) {
        return new Command(program, arguments, variables, folder, deadline, captureLimit);
    }

    /// This command with less or more of its outputs kept.
    public Command keeping(int bytes) {
        return new Command(program, arguments, environment, folder, deadline, bytes);
    }
}
