package dev.vox.runtime.worker;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The threads that move the worker's bytes, each with a metronome for the frames that it sends.
final class EventLoops implements AutoCloseable {
    /// They only move bytes and wake threads, so two serve any number of sessions.
    private static final int COUNT = 2;

    private static final Duration STOP_GRACE = Duration.ofSeconds(1);

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    COUNT,
                    new DefaultThreadFactory("vox-worker-io", true),
                    NioIoHandler.newFactory());
    private final List<Metronome> metronomes = new ArrayList<>();

    EventLoops() {
        for (EventExecutor loop : group) {
            metronomes.add(new Metronome(loop));
        }
    }

    EventLoopGroup group() {
        return group;
    }

    /// The metronome of the event loop that runs this; of the first one for any other thread.
    Metronome here() {
        return metronomes.stream()
                .filter(Metronome::isHere)
                .findFirst()
                .orElse(metronomes.getFirst());
    }

    /// The port is free when the event loop that listened on it has ended, not before.
    @Override
    public void close() {
        long grace = STOP_GRACE.toMillis();
        Future<?> stopped = group.shutdownGracefully(0, grace, TimeUnit.MILLISECONDS);
        boolean _ = stopped.awaitUninterruptibly(2 * grace);
    }
}
