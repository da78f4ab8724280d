package dev.vox.bench.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes a line's threads and remembers them, so that their cost can be told from that of all others.
final class LineThreads implements ThreadFactory {
    private final String name;
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();

    LineThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(name + "-" + count.incrementAndGet())
                        .unstarted(task);
        made.add(thread);
        return thread;
    }

    /// The ids of those that live.
    long[] ids() {
        return made.stream().filter(Thread::isAlive).mapToLong(Thread::threadId).toArray();
    }
}
