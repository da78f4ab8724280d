package dev.vox.contract.transport;

import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.process.RunningProgram.Signal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command in a container, whose process id there is known.
final class ContainerProgram implements Running {
    private static final Pattern TOLD = Pattern.compile("vox-worker (\\d+)");
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);
    private static final Duration SIGNAL_DEADLINE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int LONGEST_LINE = 256;

    /// Sends a signal to a process and everything below it, children before parents stop to make more.
    private static final String SEND =
            "s=$1; t() { kill -s $s $1 2>/dev/null; for c in $(cat /proc/$1/task/*/children"
                    + " 2>/dev/null); do t $c; done; }; t $2";

    private final ContainerDoor door;
    private final String container;
    private final ContainerDoor.Attached attached;
    private final String pid;

    private ContainerProgram(
            ContainerDoor door, String container, ContainerDoor.Attached attached, String pid) {
        this.door = door;
        this.container = container;
        this.attached = attached;
        this.pid = pid;
    }

    /// Takes over a command that tells its process id on the first line of its standard error.
    ///
    /// @throws OperationFailed when it tells none within 10 s
    static ContainerProgram begin(
            ContainerDoor door, String container, ContainerDoor.Attached attached)
            throws InterruptedException {
        boolean begun = false;
        Thread deadline = Thread.ofVirtual().name("worker-told").start(() -> closeLate(attached));
        try {
            String line = firstLine(attached.stderr());
            Matcher told = TOLD.matcher(line);
            if (!told.matches()) {
                throw new OperationFailed(
                        "[%s] the command was not started: %s".formatted(container, line),
                        "a worker in a container is started by its 'sh'");
            }
            begun = true;
            return new ContainerProgram(door, container, attached, told.group(1));
        } catch (InterruptedIOException e) {
            InterruptedException interrupted = new InterruptedException(e.getMessage());
            interrupted.initCause(e);
            throw interrupted;
        } catch (IOException e) {
            throw new OperationFailed(
                    "[%s] the command was not started: %s".formatted(container, e.getMessage()),
                    null,
                    e);
        } finally {
            deadline.interrupt();
            if (!begun) {
                attached.close();
            }
        }
    }

    /// Ends the reading of a line that does not come.
    private static void closeLate(ContainerDoor.Attached attached) {
        try {
            var _ = new CountDownLatch(1).await(TOLD_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException told) {
            return;
        }
        attached.close();
    }

    private static String firstLine(InputStream stderr) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = stderr.read(); next >= 0 && next != '\n'; next = stderr.read()) {
            if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public OutputStream stdin() {
        return attached.stdin();
    }

    @Override
    public InputStream stdout() {
        return attached.stdout();
    }

    @Override
    public InputStream stderr() {
        return attached.stderr();
    }

    @Override
    public boolean running() {
        return attached.running();
    }

    @Override
    public boolean awaitEnd(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (attached.running() && System.nanoTime() < deadline) {
            var _ = never.await(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS);
        }
        return !attached.running();
    }

    @Override
    public String ending() {
        return attached.running() ? "it runs" : "the command in the container ended";
    }

    @Override
    public void send(Signal signal) {
        List<String> line = List.of("sh", "-c", SEND, "sh", signal.name(), pid);
        door.run(container, line, SIGNAL_DEADLINE);
    }

    @Override
    public void close() {
        try {
            if (attached.running()) {
                send(Signal.TERM);
                send(Signal.CONT);
                if (!awaitEnd(GRACE)) {
                    send(Signal.KILL);
                }
            }
        } catch (VoxException gone) {
            // With the container, the command is gone.
        } catch (InterruptedException e) {
            send(Signal.KILL);
            Thread.currentThread().interrupt();
        } finally {
            attached.close();
        }
    }
}
