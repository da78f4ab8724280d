package dev.vox.cli.output;

import dev.vox.progress.ProgressEvent;
import dev.vox.text.Layout;
import dev.vox.text.Line;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Progress for a terminal: one line a subject, redrawn in place below everything that was written before.
final class LiveProgress implements ProgressDisplay {
    private static final Duration REFRESH = Duration.ofMillis(100);

    private final Stderr stderr;
    private final LongSupplier nanoTime;
    private final LiveBoard board;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private int drawn;
    private boolean closed;

    LiveProgress(String title, Stderr stderr, LongSupplier nanoTime) {
        this.stderr = stderr;
        this.nanoTime = nanoTime;
        this.board = new LiveBoard(title, stderr.canvas().unicode(), nanoTime.getAsLong());
    }

    /// A display with a thread that keeps the elapsed times moving until it is closed.
    static LiveProgress start(String title, Stderr stderr, LongSupplier nanoTime) {
        LiveProgress progress = new LiveProgress(title, stderr, nanoTime);
        Thread.ofPlatform().daemon().name("progress").start(progress::keepMoving);
        return progress;
    }

    private void keepMoving() {
        lock.lock();
        try {
            while (!closed) {
                draw("");
                var _ = closing.awaitNanos(REFRESH.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void report(ProgressEvent event) {
        lock.lock();
        try {
            String staying = board.apply(event, nanoTime.getAsLong()).map(this::painted).orElse("");
            boolean parts =
                    event instanceof ProgressEvent.Advanced
                            || event instanceof ProgressEvent.Waiting;
            if (!closed && !parts) {
                draw(staying);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Writes a line above the moving ones; false when nothing moves any more.
    boolean above(Line line) {
        lock.lock();
        try {
            if (!closed) {
                draw(painted(line));
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Replaces what moves: back to its first line, clear to the end of the screen, and write anew (ECMA-48: CPL, ED).
    void draw(String above) {
        StringBuilder text = new StringBuilder(erase()).append(above);
        var lines = board.lines(nanoTime.getAsLong(), stderr.canvas().width());
        lines.forEach(line -> text.append(painted(line)));
        stderr.write(text.toString());
        drawn = lines.size();
    }

    private String erase() {
        return drawn == 0 ? "" : "\u001b[" + drawn + "F\u001b[J";
    }

    private String painted(Line line) {
        return Layout.paint(line, stderr.canvas().painter()) + "\n";
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                stderr.write(erase());
                closing.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
