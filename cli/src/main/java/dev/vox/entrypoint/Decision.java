package dev.vox.entrypoint;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What comes of a service's name and its environment.
public sealed interface Decision {
    /// A service of vox's own, in this JVM.
    ///
    /// @param arguments of the command that runs it: `serve worker`
    record Own(Mode mode, List<String> arguments) implements Decision {
        public Own {
            arguments = List.copyOf(arguments);
        }
    }

    /// Another program, in this process's place.
    ///
    /// @param command program and arguments
    /// @param given whether they stood on the command line
    record Foreign(Mode mode, List<String> command, boolean given) implements Decision {
        public Foreign {
            command = List.copyOf(command);
        }
    }

    /// Nothing can be started.
    ///
    /// @param problem by the grammar of `VoxException`
    /// @param hint what to do about it
    record Refusal(String problem, @Nullable String hint) implements Decision {}
}
