package dev.vox.runtime.worker;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.channel.socket.nio.NioServerSocketChannel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The worker's gRPC server and its event loops.
final class GrpcListener implements AutoCloseable {
    /// A connection whose client has vanished without a word is found out within these two together.
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    private static final Duration KEEP_ALIVE_ANSWER = Duration.ofSeconds(10);

    /// Clients in other languages ping as often as they like down to this.
    private static final Duration PERMITTED_KEEP_ALIVE = Duration.ofSeconds(5);

    /// Enough for any text; more calls on one connection wait for their turn.
    private static final int MAX_MESSAGE_BYTES = 1 << 20;

    private static final int MAX_CALLS_PER_CONNECTION = 1024;
    private static final Duration STOP_GRACE = Duration.ofSeconds(1);

    private final Server server;
    private final EventLoops loops;
    private final int port;

    private GrpcListener(Server server, EventLoops loops) {
        this.server = server;
        this.loops = loops;
        this.port = server.getPort();
    }

    /// Takes the port, exclusively: SO_REUSEPORT is not set.
    ///
    /// @param loops closed with the listener, and when it cannot start
    /// @throws PortInUseException when another program listens on the port
    /// @throws IOException when the port cannot be listened on for another reason
    static GrpcListener start(String host, int port, EventLoops loops, BindableService... services)
            throws IOException {
        try {
            return new GrpcListener(build(host, port, loops, services).start(), loops);
        } catch (IOException e) {
            loops.close();
            throw BindFailure.explain(host, port, e);
        }
    }

    @SuppressWarnings("deprecation") // v1alpha is what older clients ask for
    private static Server build(
            String host, int port, EventLoops loops, BindableService... services) {
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
                        .bossEventLoopGroup(loops.group())
                        .workerEventLoopGroup(loops.group())
                        .channelType(NioServerSocketChannel.class)
                        .directExecutor()
                        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                        .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                        .keepAliveTime(KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS)
                        .keepAliveTimeout(KEEP_ALIVE_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                        .permitKeepAliveTime(PERMITTED_KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS)
                        .permitKeepAliveWithoutCalls(true)
                        .addService(ProtoReflectionServiceV1.newInstance())
                        .addService(io.grpc.protobuf.services.ProtoReflectionService.newInstance());
        for (BindableService service : services) {
            builder.addService(service);
        }
        return builder.build();
    }

    int port() {
        return port;
    }

    /// Ends what still runs.
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
                server.awaitTermination(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            loops.close();
        }
    }
}
