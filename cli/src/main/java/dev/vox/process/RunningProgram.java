package dev.vox.process;

import dev.vox.problem.MissingPrerequisite;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A program that somebody talks to while it runs: its streams are pipes, and whoever starts it must read them.
///
/// It is the leader of a session of its own where the system has `setsid`, so that signals reach everything it started,
/// and a Ctrl-C at the terminal does not. It ends with this process, also when that is killed ([Guard]). Thread-safe.
public final class RunningProgram implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration SIGNAL_DEADLINE = Duration.ofSeconds(5);
    private static final Path SHELL = Path.of("/bin/sh");

    /// What can be sent to it.
    public enum Signal {
        /// Asks it to end.
        TERM,
        /// Ends it at once.
        KILL,
        /// Stops it until it is continued.
        STOP,
        /// Continues it.
        CONT
    }

    private final Process process;
    private final boolean leader;
    private final Guard guard;
    private final ReentrantLock ending = new ReentrantLock();
    private boolean closed;

    private RunningProgram(Process process, boolean leader) {
        this.process = process;
        this.leader = leader;
        this.guard = Guard.over(process.pid(), leader);
    }

    /// Starts a program. No shell reads its arguments.
    ///
    /// @param environment variables on top of this process's own
    /// @param folder working folder, which a program named by a relative path is looked up in; `null` is this process's own
    /// @throws MissingPrerequisite if there is no such program
    public static RunningProgram start(
            List<String> command, Map<String, String> environment, @Nullable Path folder) {
        ProcessBuilder builder = new ProcessBuilder();
        builder.environment().putAll(environment);
        SearchPath path = SearchPath.of(builder.environment());
        List<String> line = new ArrayList<>(command);
        line.set(0, located(command.getFirst(), path, folder));
        boolean leader = path.has("setsid");
        if (leader) {
            line.addFirst("setsid");
        }
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        try {
            return new RunningProgram(builder.command(line).start(), leader);
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "[%s] cannot be started: %s"
                            .formatted(command.getFirst(), StartFailure.reason(e)),
                    "see whether it is there, and whether it may be executed",
                    e);
        }
    }

    private static String located(String program, SearchPath path, @Nullable Path folder) {
        String located = path.locate(program);
        Path file = folder == null ? Path.of(located) : folder.resolve(located);
        if (located.indexOf('/') >= 0 && !Files.isExecutable(file)) {
            throw new MissingPrerequisite(
                    "[%s] %s"
                            .formatted(
                                    program,
                                    Files.exists(file)
                                            ? "may not be executed"
                                            : "there is no such program"),
                    "a relative path is looked up in the program's working folder");
        }
        return located;
    }

    /// What it reads. To write blocks while it does not read and the pipe is full.
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    /// What it writes.
    public InputStream stdout() {
        return process.getInputStream();
    }

    /// What it complains of.
    public InputStream stderr() {
        return process.getErrorStream();
    }

    public long pid() {
        return process.pid();
    }

    /// Whether it runs, stopped or not.
    public boolean running() {
        return process.isAlive();
    }

    /// How it ended, 128 plus the signal's number where a signal ended it; empty while it runs.
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /// Waits for its end.
    ///
    /// @return whether it has ended
    public boolean awaitEnd(Duration most) throws InterruptedException {
        return process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Whether it can be stopped and continued here.
    public static boolean canPause() {
        return Files.isExecutable(SHELL);
    }

    /// Sends a signal to it and to everything that it started.
    public void send(Signal signal) {
        if (!canPause()) {
            family().forEach(
                            signal == Signal.KILL
                                    ? ProcessHandle::destroyForcibly
                                    : ProcessHandle::destroy);
            return;
        }
        List<String> line =
                new ArrayList<>(
                        List.of(SHELL.toString(), "-c", "kill -s \"$0\" -- \"$@\" 2>/dev/null"));
        line.add(signal.name());
        if (leader) {
            line.add("-" + process.pid());
        } else {
            family().forEach(each -> line.add("" + each.pid()));
        }
        signalled(line);
    }

    private static void signalled(List<String> line) {
        boolean interrupted = Thread.interrupted();
        try {
            var _ = Programs.run(Command.of(SIGNAL_DEADLINE, line));
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<ProcessHandle> family() {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        return family;
    }

    /// Ends it: asked first, then, with everything that it started, killed; 2 s at most between.
    @Override
    public void close() {
        ending.lock();
        try {
            if (!closed) {
                closed = true;
                end();
                guard.close();
            }
        } finally {
            ending.unlock();
        }
    }

    private void end() {
        List<ProcessHandle> family = family();
        if (process.isAlive()) {
            send(Signal.TERM);
            send(Signal.CONT);
        }
        awaitEndUninterrupted();
        if (leader) {
            send(Signal.KILL);
        }
        family.forEach(ProcessHandle::destroyForcibly);
        awaitEndUninterrupted();
    }

    private void awaitEndUninterrupted() {
        long deadline = System.nanoTime() + GRACE.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    var _ = process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
