package dev.vox.cli.repl.script;

import dev.vox.cli.repl.talk.Listener;
import dev.vox.cli.repl.talk.ReplEvent;
import dev.vox.cli.repl.talk.Told;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps the events since the script's last act, and hands every event on. Any thread tells, one waits.
public final class EventLog implements Listener {
    private final Listener next;
    private final List<ReplEvent> events = new ArrayList<>();

    /// @param next takes every event too
    public EventLog(Listener next) {
        this.next = next;
    }

    @Override
    public void told(Told told) {
        next.told(told);
        synchronized (this) {
            events.add(told.event());
            notifyAll();
        }
    }

    /// Forgets what has come: the script acts.
    synchronized void act() {
        events.clear();
    }

    /// The first event of that kind; empty when there is none.
    synchronized Optional<ReplEvent> first(Predicate<ReplEvent> wanted) {
        return events.stream().filter(wanted).findFirst();
    }

    /// The last event of that kind; empty when there is none.
    synchronized Optional<ReplEvent> last(Predicate<ReplEvent> wanted) {
        return events.reversed().stream().filter(wanted).findFirst();
    }

    /// Waits for an event of that kind, unless there is one.
    ///
    /// @return whether it came in time
    synchronized boolean await(Predicate<ReplEvent> wanted, Duration most)
            throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        int seen = 0;
        while (true) {
            while (seen < events.size()) {
                if (wanted.test(events.get(seen++))) {
                    return true;
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }
}
