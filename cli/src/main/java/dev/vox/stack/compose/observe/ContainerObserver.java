package dev.vox.stack.compose.observe;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks at a container engine. It changes nothing. Every call has a deadline of 10 s unless it says otherwise.
///
/// Each call fails with [MissingPrerequisite], naming the engine's address, when no engine answers there.
public interface ContainerObserver extends AutoCloseable {
    /// Asks whether an engine answers, and for no more.
    default void requireAnswer() {
        var _ = engine();
    }

    /// What the engine says of itself.
    Engine engine();

    /// Whether the engine is known to be on this machine; it is not asked.
    default boolean local() {
        return false;
    }

    /// The containers of a Compose project, one-off ones left out, stopped ones included, by service and number.
    List<Container> containers(String project);

    /// The containers of these names, whoever's they are.
    List<Container> named(Collection<String> names);

    /// The running containers that publish one of these ports on the host, whoever's they are.
    ///
    /// An observer that cannot tell knows none.
    default List<Container> publishing(Collection<Integer> ports) {
        return List.of();
    }

    /// What lies behind a listing: exit, health, restarts.
    ///
    /// @return empty when the container is gone
    Optional<Inspection> inspect(String containerId);

    /// What a container was made with.
    ///
    /// @return empty when the container is gone, or the observer cannot tell
    default Optional<Setup> setup(String containerId) {
        return Optional.empty();
    }

    /// The images that are there, by the reference that was asked for.
    Map<String, Image> images(Collection<String> references);

    /// The volumes of a Compose project with their sizes; that takes the engine up to a minute.
    List<Volume> volumes(String project);

    /// Tells what happens to the containers of a project from now on, until it is closed.
    ///
    /// @param ended told once when the stream breaks off, with the reason; not when it is closed
    Watch events(String project, Consumer<ContainerEvent> each, Consumer<String> ended);

    /// Reads what a container wrote, its streams merged, oldest first.
    ///
    /// @param query what is wanted; when it follows, until the container ends or the watch is closed
    /// @param ended told once when there is no more
    Watch logs(
            String containerId,
            OutputQuery query,
            Consumer<OutputLine> each,
            Consumer<Optional<String>> ended);

    /// Runs a command in a container and waits for its end.
    ///
    /// @throws OperationFailed when it does not end before the deadline, or the container does not run
    ExecResult exec(String containerId, List<String> command, Duration deadline);

    @Override
    void close();

    /// Something that goes on in the background until it is closed.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// Which lines of a container's output are wanted.
    ///
    /// @param since lines from then on; null for all
    /// @param tail at most the newest so many; null for all
    /// @param follow whether to go on with what comes
    record OutputQuery(@Nullable Instant since, @Nullable Integer tail, boolean follow) {}

    /// A line that a container wrote.
    ///
    /// @param at when, as the engine noted it
    /// @param error whether it came on stderr
    record OutputLine(Instant at, boolean error, String text) {}

    /// What a command in a container came to.
    record ExecResult(int exitCode, String output) {}
}
