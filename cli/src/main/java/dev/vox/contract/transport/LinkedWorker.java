package dev.vox.contract.transport;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Ready;
import dev.vox.problem.OperationFailed;
import dev.vox.process.RunningProgram.Signal;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// A worker that is started, where it has to be, and reached over a link.
final class LinkedWorker implements Worker {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final Duration LONGEST_TRY = Duration.ofSeconds(2);

    private final Sites sites;
    private final Ready ready;
    private final String domain;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Life life;
    private volatile @Nullable Life shown;
    private volatile Duration readyAfter = Duration.ZERO;

    LinkedWorker(String domain, Sites sites, Ready ready) {
        this.domain = domain;
        this.sites = sites;
        this.ready = ready;
    }

    /// One life of a worker: from a start to an end.
    private static final class Life {
        final @Nullable Running program;
        final Link link;
        final Tail stderr = new Tail();
        final Tail noise = new Tail();
        final CountDownLatch said = new CountDownLatch(1);
        final List<WorkerConnection> connections = new CopyOnWriteArrayList<>();

        Life(Site site) {
            this.program = site.program();
            this.link = site.link();
        }

        void listen(@Nullable Pattern line) {
            if (program == null) {
                return;
            }
            stderr.drain(program.stderr(), "worker-stderr", text -> heard(line, text));
            if (!link.streams()) {
                noise.drain(program.stdout(), "worker-stdout", text -> heard(line, text));
            }
        }

        private void heard(@Nullable Pattern line, String text) {
            if (line != null && line.matcher(text).find()) {
                said.countDown();
            }
        }

        boolean alive() {
            return program == null || program.running();
        }

        void end() {
            if (program != null) {
                program.close();
            }
            connections.forEach(WorkerConnection::close);
            connections.clear();
            link.close();
        }
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
            if (current != null && current.alive()) {
                return again(current);
            }
            if (current != null) {
                current.end();
                life = null;
            }
            return begin();
        } finally {
            turn.unlock();
        }
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
            throw unreachable(current, LONGEST_TRY, e.getMessage());
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
            WorkerConnection connection = reach(fresh, began + ready.within().toNanos());
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

    private WorkerConnection reach(Life fresh, long deadline) throws InterruptedException {
        WorkerConnection connection = connected(fresh, deadline);
        fresh.connections.add(connection);
        switch (ready) {
            case Ready.Reachable _ -> {}
            case Ready.Says says -> awaitLine(fresh, says, deadline);
            case Ready.Answers answers -> awaitAnswer(fresh, connection, answers, deadline);
        }
        return connection;
    }

    private WorkerConnection connected(Life fresh, long deadline) throws InterruptedException {
        String last = "";
        while (left(deadline).isPositive()) {
            if (!fresh.alive()) {
                throw ended(fresh);
            }
            try {
                return fresh.link.connect(fresh.program, fresh.noise, atMost(left(deadline)));
            } catch (IOException e) {
                last = String.valueOf(e.getMessage());
            }
            pause(fresh);
        }
        throw unreachable(fresh, ready.within(), last);
    }

    private void awaitLine(Life fresh, Ready.Says says, long deadline) throws InterruptedException {
        while (left(deadline).isPositive()) {
            if (fresh.said.await(BETWEEN_TRIES.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            boolean inNoise =
                    fresh.noise.lines().stream().anyMatch(line -> says.line().matcher(line).find());
            if (inNoise) {
                return;
            }
            if (!fresh.alive()) {
                throw ended(fresh);
            }
        }
        throw notReady(fresh, "it wrote no line with '%s'".formatted(says.line()));
    }

    private void awaitAnswer(
            Life fresh, WorkerConnection connection, Ready.Answers answers, long deadline)
            throws InterruptedException {
        Request request = new Request(answers.operation(), answers.arguments());
        String last = "";
        while (left(deadline).isPositive()) {
            Reply reply = connection.call(request, atMost(left(deadline)));
            if (reply instanceof Reply.Answered) {
                return;
            }
            last = reply.sentence();
            if (!fresh.alive()) {
                throw ended(fresh);
            }
            pause(fresh);
        }
        throw notReady(fresh, "%s: %s".formatted(answers.operation(), last));
    }

    private static void pause(Life fresh) throws InterruptedException {
        if (fresh.program == null) {
            var _ = new CountDownLatch(1).await(BETWEEN_TRIES.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            var _ = fresh.program.awaitEnd(BETWEEN_TRIES);
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private static Duration atMost(Duration left) {
        return left.compareTo(LONGEST_TRY) < 0 ? left : LONGEST_TRY;
    }

    private OperationFailed ended(Life fresh) throws InterruptedException {
        fresh.stderr.settle();
        Running program = fresh.program;
        return new OperationFailed(
                "[%s] the worker ended before it was ready: %s%s"
                        .formatted(domain, program == null ? "" : program.ending(), words(fresh)));
    }

    private OperationFailed unreachable(Life fresh, Duration within, @Nullable String why) {
        return new OperationFailed(
                "[%s] the worker at %s could not be reached within %s: %s%s"
                        .formatted(
                                domain,
                                fresh.link.target(),
                                Figures.duration(within),
                                why,
                                words(fresh)));
    }

    private OperationFailed notReady(Life fresh, String why) {
        return new OperationFailed(
                "[%s] the worker was not ready within %s: %s%s"
                        .formatted(domain, Figures.duration(ready.within()), why, words(fresh)));
    }

    private static String words(Life fresh) {
        return fresh.stderr.last().map("; it said last: "::concat).orElse("");
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

    private void require(Power power) {
        if (!powers().contains(power)) {
            throw new UnsupportedOperationException("this worker has no power " + power);
        }
    }

    @Override
    public List<String> stderrTail() {
        Life current = shown;
        return current == null ? List.of() : current.stderr.lines();
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
