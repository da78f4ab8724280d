package dev.vox.process;

import dev.vox.problem.MissingPrerequisite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A program that runs in this process's place: its streams are this process's own, and it gets its signals.
public final class Foreground {
    /// Between asking a program to end and killing it.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final int PROCESS_GROUP = 2;
    private static final int TERMINAL_GROUP = 5;

    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private final Duration grace;

    /// Held while the program is being ended, so that this process does not go before everything is killed.
    private final ReentrantLock ending = new ReentrantLock();

    private Foreground(Duration grace) {
        this.grace = grace;
    }

    /// Runs a program to its end.
    ///
    /// Ctrl-C is the program's to answer: it comes from the terminal to both, and this process waits on. A SIGINT that
    /// came to this process alone is passed on. SIGTERM and SIGHUP are passed on as SIGTERM; a program that is still there
    /// 10 s later is killed with everything it started, and so is one whose waiting thread is interrupted.
    ///
    /// @param command the program and its arguments; no shell reads them
    /// @param environment all of the program's variables
    /// @return its exit code, 128 plus the signal's number where a signal ended it
    /// @throws MissingPrerequisite if there is no such program
    /// @throws InterruptedException if the thread was interrupted; the program is gone by then
    public static int run(List<String> command, Map<String, String> environment)
            throws InterruptedException {
        return run(command, environment, GRACE);
    }

    static int run(List<String> command, Map<String, String> environment, Duration grace)
            throws InterruptedException {
        Foreground foreground = new Foreground(grace);
        foreground.takeSignals();
        Process process = start(command, environment);
        foreground.started.complete(process);
        return foreground.await(process);
    }

    private static Process start(List<String> command, Map<String, String> environment) {
        String program = command.getFirst();
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(
                                        Stream.of(SearchPath.of(environment).locate(program)),
                                        command.stream().skip(1))
                                .toList());
        replace(builder.environment(), environment);
        try {
            return builder.inheritIO().start();
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "[" + program + "] cannot be started: " + StartFailure.reason(e),
                    "see whether it is there, and whether it may be executed",
                    e);
        }
    }

    /// Variables that stay are left alone: their bytes need not be text in this process's encoding.
    private static void replace(Map<String, String> inherited, Map<String, String> wanted) {
        inherited.keySet().retainAll(wanted.keySet());
        wanted.forEach((name, value) -> {
            if (!value.equals(inherited.get(name))) {
                inherited.put(name, value);
            }
        });
    }

    /// Taken before the program starts, so that none is lost; it is passed on when there is somebody to pass it on to.
    private void takeSignals() {
        SystemSignal.INT.handle(() -> onceStarted(Foreground::interrupt));
        SystemSignal.TERM.handle(() -> onceStarted(this::terminateInBackground));
        SystemSignal.HUP.handle(() -> onceStarted(this::terminateInBackground));
    }

    private void onceStarted(Consumer<Process> action) {
        var _ = started.thenAccept(action);
    }

    private int await(Process process) throws InterruptedException {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            terminate(process);
            throw e;
        }
        ending.lock();
        try {
            return process.exitValue();
        } finally {
            ending.unlock();
        }
    }

    private static void interrupt(Process process) {
        if (!inForegroundOfTerminal()) {
            send("INT", process);
        }
    }

    /// The thread of signals stays free for the next one.
    private void terminateInBackground(Process process) {
        Thread.ofPlatform().daemon().name("terminate").start(() -> terminate(process));
    }

    private void terminate(Process process) {
        ending.lock();
        try {
            process.destroy();
            if (!hasEnded(process)) {
                kill(process);
            }
        } finally {
            ending.unlock();
        }
    }

    /// Its descendants are counted before it dies: afterwards nobody knows whose they were.
    private void kill(Process process) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        var _ = hasEnded(process);
    }

    /// Waits for as long as it may take, uninterrupted: what was interrupted already still has to clean up.
    private boolean hasEnded(Process process) {
        long end = System.nanoTime() + grace.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
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

    /// Java sends no SIGINT; a shell does. Without one the program is asked to end.
    private static void send(String signal, Process process) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", signal, "" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noShell) {
            process.destroy();
        }
    }

    /// Whether the terminal's Ctrl-C comes to this process's group, and so to the program too.
    ///
    /// Source: proc(5), `/proc/PID/stat`, `pgrp` and `tpgid`; without such a file a terminal is taken for granted.
    private static boolean inForegroundOfTerminal() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[PROCESS_GROUP].equals(fields[TERMINAL_GROUP]);
        } catch (IOException unknown) {
            return true;
        }
    }
}
