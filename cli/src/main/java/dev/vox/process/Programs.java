package dev.vox.process;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.text.Figures;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Runs programs to their end.
public final class Programs {
    private static final Duration TERMINATION_GRACE = Duration.ofSeconds(2);

    /// How long to read on after a program's end: what it wrote lies in the pipe, and whoever keeps the pipe open
    /// longer is a process that it left behind on purpose.
    private static final Duration DRAIN = Duration.ofSeconds(1);

    private Programs() {}

    /// Runs a program with an empty stdin and waits for its end.
    ///
    /// A program that is late, and everything it started, is asked to end and, 2 s later, killed; so is one whose
    /// waiting thread is interrupted.
    ///
    /// @throws MissingPrerequisite if there is no such program
    /// @throws OperationFailed if it did not end in time; the message quotes what it said last
    /// @throws InterruptedException if the thread was interrupted; the program is gone by then
    public static Completed run(Command command) throws InterruptedException {
        return run(command, line -> {});
    }

    /// Ends a program that was started here once, and everything that it started: asked first, killed 2 s later.
    public static void end(ProcessHandle program) {
        kill(program);
    }

    /// The same, and somebody sees what it writes while it runs.
    ///
    /// @param lines takes each line of both outputs as it comes, on threads of their own, one at a time; empty lines are
    /// left out; it must not throw
    public static Completed run(Command command, Consumer<String> lines)
            throws InterruptedException {
        return run(command, lines, process -> {});
    }

    /// The same, and somebody hears of the process when it has begun.
    public static Completed run(
            Command command, Consumer<String> lines, Consumer<ProcessHandle> begun)
            throws InterruptedException {
        long began = System.nanoTime();
        Process process = start(command);
        begun.accept(process.toHandle());
        ReentrantLock turn = new ReentrantLock();
        Consumer<String> each =
                line -> {
                    turn.lock();
                    try {
                        lines.accept(line);
                    } finally {
                        turn.unlock();
                    }
                };
        Capture out = Capture.of(process.getInputStream(), command.captureLimit(), each);
        Capture err = Capture.of(process.getErrorStream(), command.captureLimit(), each);
        try {
            if (!process.waitFor(command.deadline())) {
                kill(process.toHandle());
                throw late(command, out, err);
            }
            out.await(DRAIN);
            err.await(DRAIN);
        } catch (InterruptedException e) {
            kill(process.toHandle());
            throw e;
        }
        return new Completed(
                process.exitValue(),
                out.text(),
                err.text(),
                out.truncated() || err.truncated(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private static Process start(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.environment().putAll(command.environment());
        if (command.folder() != null) {
            builder.directory(command.folder().toFile());
        }
        try {
            return withoutInput(builder.start());
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "cannot start '%s': %s".formatted(command.program(), StartFailure.reason(e)),
                    "is it installed, and on the PATH?",
                    e);
        }
    }

    private static Process withoutInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException ended) {
            // It is gone already, and with it whoever could read.
        }
        return process;
    }

    private static OperationFailed late(Command command, Capture out, Capture err) {
        String last = err.lastLine().or(out::lastLine).map("; it said last: "::concat).orElse("");
        return new OperationFailed(
                "%s did not end within %s%s"
                        .formatted(command.program(), Figures.duration(command.deadline()), last));
    }

    /// Its descendants are counted before it dies: afterwards nobody knows whose they were.
    private static void kill(ProcessHandle process) {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process);
        family.forEach(ProcessHandle::destroy);
        if (!gone(family)) {
            process.descendants().forEach(family::add);
            family.forEach(ProcessHandle::destroyForcibly);
            gone(family);
        }
    }

    /// Waits for all to end, uninterrupted: what was interrupted already still has to clean up.
    private static boolean gone(List<ProcessHandle> family) {
        CompletableFuture<?> end =
                CompletableFuture.allOf(
                        family.stream()
                                .map(ProcessHandle::onExit)
                                .toArray(CompletableFuture<?>[]::new));
        long deadline = System.nanoTime() + TERMINATION_GRACE.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    end.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException | TimeoutException e) {
                    return false;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
