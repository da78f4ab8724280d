package dev.vox.runtime.orchestrator.upstream;

import dev.vox.runtime.registry.WorkerAddress;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;

import java.time.Duration;

/// A connection to a worker that is always worth a try.
///
/// A gRPC channel that failed to connect fails calls at once until its back-off is over, up to two minutes after the worker
/// is back; resetting the back-off does not help, since calls fail until the new attempt has succeeded. So a channel that
/// failed is replaced: the next call waits for one fresh attempt, and knows at once.
final class WorkerChannel implements AutoCloseable {
    /// What a stream may hold unread on our side, in bytes: about 34 frames. A worker that sends everything at once is
    /// held back by it.
    private static final int FLOW_CONTROL_WINDOW = 64 << 10;

    private final WorkerAddress address;
    private final Duration connectTimeout;
    private ManagedChannel channel;

    WorkerChannel(WorkerAddress address, Duration connectTimeout) {
        this.address = address;
        this.connectTimeout = connectTimeout;
        this.channel = connect();
    }

    WorkerAddress address() {
        return address;
    }

    /// The channel to make calls on now; begins to connect if it is not connected.
    synchronized ManagedChannel channel() {
        if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.shutdownNow();
            channel = connect();
        }
        return channel;
    }

    /// Notes that a call on a channel found nobody. gRPC tells the call before it tells the channel's state, so that a text
    /// sent in between would get the same answer from a channel that looks alive.
    synchronized void unreachable(ManagedChannel tried) {
        if (channel.equals(tried) && channel.getState(false) != ConnectivityState.READY) {
            channel.shutdownNow();
            channel = build();
        }
    }

    @Override
    public synchronized void close() {
        channel.shutdownNow();
    }

    private ManagedChannel connect() {
        ManagedChannel made = build();
        made.getState(true);
        return made;
    }

    private ManagedChannel build() {
        return NettyChannelBuilder.forAddress(address.host(), address.port())
                .usePlaintext()
                .withOption(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(connectTimeout.toMillis()))
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                // Our callbacks hand over and never block.
                .directExecutor()
                .build();
    }
}
