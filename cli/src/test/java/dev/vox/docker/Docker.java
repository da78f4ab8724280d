package dev.vox.docker;

import dev.vox.process.Completed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// What a test class has of the container engine: a tiny image, and names of its own.
///
/// Give every container, network, volume, image and Compose project a name of [#name] or [#project]: by these names what was
/// made is found and removed after the class. They hold the process that made them, so that the next run removes what one
/// that was killed left behind.
public final class Docker implements AutoCloseable {
    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final String PROCESS = ownProcess();

    private static boolean swept;

    private final String prefix;
    private final AtomicInteger projects = new AtomicInteger();

    private Docker(String prefix) {
        this.prefix = prefix;
    }

    /// Names besides those of a class, for what several classes share; whoever opens it closes it.
    public static synchronized Docker open() {
        if (!swept) {
            swept = true;
            Leftovers.removeThoseOfTheDead();
        }
        return new Docker(PROCESS + OPENED.incrementAndGet());
    }

    private static String ownProcess() {
        ProcessHandle self = ProcessHandle.current();
        Instant start = self.info().startInstant().orElseThrow();
        return Leftovers.mark(self.pid(), start);
    }

    /// The image: `sh` and the tools that busybox has, with `/bin` on the `PATH`.
    public String image() {
        return TinyImage.reference();
    }

    /// A name for a container, network, volume or image that ends in this word; the same word gives the same name.
    public String name(String word) {
        return prefix + "-" + word;
    }

    /// A name for a Compose project; each call gives another.
    public String project() {
        return name("p" + projects.incrementAndGet());
    }

    /// Starts a container in the background from the tiny image.
    ///
    /// @param word its name's end
    /// @param flags of `docker run`
    /// @param command what runs in it
    /// @return its id
    public String start(String word, List<String> flags, String... command) {
        List<String> arguments = new ArrayList<>(List.of("run", "--detach", "--name", name(word)));
        arguments.addAll(flags);
        arguments.add(image());
        arguments.addAll(List.of(command));
        return Engine.said(arguments);
    }

    /// What `docker` with these arguments writes, without the blanks around it; it must succeed.
    public String run(String... arguments) {
        return Engine.said(List.of(arguments));
    }

    /// How `docker` with these arguments ends.
    ///
    /// @param environment variables on top of this process's own
    public Completed attempt(Map<String, String> environment, String... arguments) {
        return Engine.docker(environment, List.of(arguments));
    }

    /// A template that is asked of a container: `{{.State.Status}}`; empty when the container is gone.
    public Optional<String> ask(String container, String template) {
        Completed answer =
                attempt(Map.of(), "container", "inspect", "--format", template, container);
        return answer.succeeded() ? Optional.of(answer.out().strip()) : Optional.empty();
    }

    /// Removes everything that bears a name of this class.
    @Override
    public void close() {
        Leftovers.remove(prefix + "-");
    }
}
