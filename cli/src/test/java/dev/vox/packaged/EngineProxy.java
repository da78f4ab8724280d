package dev.vox.packaged;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.docker.Docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A way to the engine that can be cut: for who comes by it, the engine is gone then, and for all others it is not.
final class EngineProxy implements AutoCloseable {
    private static final String UNIX = "unix://";
    private static final int BUFFER = 64 * 1024;

    private final Path engine;
    private final Path socket;
    private final ServerSocketChannel server;
    private final Queue<SocketChannel> connections = new ConcurrentLinkedQueue<>();

    private EngineProxy(Path engine, Path socket) throws IOException {
        this.engine = engine;
        this.socket = socket;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().name("engine-proxy").start(this::serve);
    }

    /// Skips the test where the engine is reached in another way than by a socket of this machine.
    static EngineProxy at(Path socket, Docker docker) throws IOException {
        String host = docker.run("context", "inspect", "--format", "{{.Endpoints.docker.Host}}");
        assumeTrue(host.startsWith(UNIX), "the engine is at " + host + ", not at a UNIX socket");
        return new EngineProxy(Path.of(host.substring(UNIX.length())), socket);
    }

    /// As `DOCKER_HOST` has it.
    String address() {
        return UNIX + socket;
    }

    /// Ends every connection and takes no more.
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                connections.add(client);
                SocketChannel upstream = SocketChannel.open(UnixDomainSocketAddress.of(engine));
                connections.add(upstream);
                Thread.ofVirtual().start(() -> copy(client, upstream));
                Thread.ofVirtual().start(() -> copy(upstream, client));
            }
        } catch (IOException closed) {
            // Cut, or the engine is really gone: the test will notice.
        }
    }

    /// The end of one direction is handed on; the other goes on by itself.
    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            closeQuietly(to);
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // It is.
        }
    }
}
