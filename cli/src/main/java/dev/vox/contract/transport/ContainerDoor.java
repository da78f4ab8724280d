package dev.vox.contract.transport;

import dev.vox.problem.MissingPrerequisite;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/// Runs commands in containers with their streams attached. Who knows a container engine implements it.
public interface ContainerDoor extends AutoCloseable {
    /// Starts a command in a running container.
    ///
    /// @param container its name or id
    /// @throws MissingPrerequisite when there is no such container, it does not run, or no engine answers
    Attached start(String container, List<String> command);

    /// The name of the running container of a Compose service.
    ///
    /// @throws MissingPrerequisite when it has none
    String containerOf(String service);

    /// Runs a command in a container to its end.
    ///
    /// @return its exit code
    int run(String container, List<String> command, Duration deadline);

    @Override
    void close();

    /// A command that runs in a container.
    interface Attached extends AutoCloseable {
        OutputStream stdin();

        InputStream stdout();

        InputStream stderr();

        /// Whether the command runs.
        boolean running();

        /// Lets go of the streams; the command is not ended by it.
        @Override
        void close();
    }
}
