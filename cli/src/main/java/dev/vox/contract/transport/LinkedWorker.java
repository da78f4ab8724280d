package dev.vox.contract.transport;

import dev.vox.contract.model.Ready;
import dev.vox.process.RunningProgram.Signal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// A worker that is started, where it has to be, and reached over a link.
final class LinkedWorker implements Worker {
    private static final Duration LONGEST_TRY = Duration.ofSeconds(2);

    /// Between a connection's end and the system's knowing of the program's.
    private static final Duration DYING = Duration.ofMillis(300);

    private static final Duration KILLED = Duration.ofSeconds(2);

    private final Sites sites;
    private final Ready ready;
    private final Beginning beginning;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Life life;
    private volatile @Nullable Life shown;
    private volatile Duration readyAfter = Duration.ZERO;

    LinkedWorker(String domain, Sites sites, Ready ready) {
        this.sites = sites;
        this.ready = ready;
        this.beginning = new Beginning(domain, ready);
    }

    @Override
    public Set<Power> powers() {
        return sites.powers();
    }

    @Override
    public WorkerConnection open() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            Life current = life;
            if (current != null && current.alive() && !ending(current)) {
                return again(current);
            }
            endLife();
            return begin();
        } finally {
            turn.unlock();
        }
    }

    /// Whether what it is reached by is gone, and a moment later so is the program.
    private static boolean ending(Life current) throws InterruptedException {
        Running program = current.program;
        boolean broken =
                !current.connections.isEmpty()
                        && current.connections.getFirst() instanceof LineConnection lines
                        && lines.ended();
        return broken && program != null && program.awaitEnd(DYING);
    }

    private WorkerConnection again(Life current) throws InterruptedException {
        if (current.link.streams()) {
            return current.connections.getFirst();
        }
        try {
            WorkerConnection connection =
                    current.link.connect(current.program, current.noise, LONGEST_TRY);
            current.connections.add(connection);
            return connection;
        } catch (IOException e) {
            if (current.program != null && current.program.awaitEnd(DYING)) {
                endLife();
                return begin();
            }
            throw beginning.unreachable(current, LONGEST_TRY, e.getMessage());
        }
    }

    private WorkerConnection begin() throws InterruptedException {
        long began = System.nanoTime();
        Life fresh = new Life(sites.next());
        life = fresh;
        shown = fresh;
        boolean opened = false;
        try {
            fresh.listen(ready instanceof Ready.Says(Pattern line, var _) ? line : null);
            WorkerConnection connection = beginning.reach(fresh, began + ready.within().toNanos());
            readyAfter = Duration.ofNanos(System.nanoTime() - began);
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                fresh.end();
                life = null;
            }
        }
    }

    @Override
    public WorkerConnection restart() throws InterruptedException {
        require(Power.RESTART);
        turn.lockInterruptibly();
        try {
            endLife();
            return begin();
        } finally {
            turn.unlock();
        }
    }

    private void endLife() {
        Life current = life;
        life = null;
        if (current != null) {
            current.end();
        }
    }

    @Override
    public Duration readyAfter() {
        return readyAfter;
    }

    @Override
    public boolean running() {
        Life current = life;
        return current != null && current.alive();
    }

    @Override
    public void kill() {
        require(Power.KILL);
        send(Signal.KILL);
        Life current = life;
        if (current != null && current.program != null) {
            awaitEnd(current.program, KILLED);
        }
    }

    @Override
    public void pause() {
        require(Power.PAUSE);
        send(Signal.STOP);
    }

    @Override
    public void resume() {
        require(Power.PAUSE);
        send(Signal.CONT);
    }

    private void send(Signal signal) {
        Life current = life;
        if (current != null && current.program != null) {
            current.program.send(signal);
        }
    }

    @Override
    public void closeStdin() {
        require(Power.CLOSE_STDIN);
        Life current = life;
        if (current == null || current.program == null) {
            return;
        }
        if (current.connections.getFirst() instanceof LineConnection lines
                && current.link.streams()) {
            lines.closeRequests();
            return;
        }
        try {
            current.program.stdin().close();
        } catch (IOException e) {
            // Nobody reads there any more.
        }
    }

    private static void awaitEnd(Running program, Duration most) {
        try {
            var _ = program.awaitEnd(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void require(Power power) {
        if (!powers().contains(power)) {
            throw new UnsupportedOperationException("this worker has no power " + power);
        }
    }

    @Override
    public long stderrBytes() {
        Life current = shown;
        return current == null ? 0 : current.stderr.bytes();
    }

    @Override
    public List<String> stdoutNoise() {
        Life current = shown;
        return current == null ? List.of() : current.noise.lines();
    }

    @Override
    public void close() {
        turn.lock();
        try {
            endLife();
        } finally {
            turn.unlock();
        }
    }
}
