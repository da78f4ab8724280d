import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// As much of a Redis server as it takes to learn which classes ask one: it answers whoever connects with `PONG`.
final class FakeRedis implements AutoCloseable {
    private final ServerSocket listener;

    private FakeRedis() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("fake-redis").start(this::serve);
    }

    static FakeRedis start() throws IOException {
        return new FakeRedis();
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = listener.accept()) {
                    client.getOutputStream().write("+PONG\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().readAllBytes();
                }
            }
        } catch (SocketException closed) {
            // The training is over.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
