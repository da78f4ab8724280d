import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of a container engine as it takes to learn which classes `vox status` needs on a stack of containers.
///
/// Whatever Compose project is asked for has one running container. Packaging needs no Docker.
final class FakeEngine implements AutoCloseable {
    private static final Pattern PROJECT = Pattern.compile("compose\\.project=([^\"]*)");
    private static final String CONTAINER =
            """
            [{"Id":"0123456789abcdef","Names":["/%1$s-redis-1"],"Image":"redis","ImageID":"sha256:00","Created":1700000000,
            "Ports":[{"IP":"127.0.0.1","PrivatePort":6379,"PublicPort":6379,"Type":"tcp"}],"State":"running",
            "Status":"Up 5 minutes (healthy)","Labels":{"com.docker.compose.project":"%1$s","com.docker.compose.service":"redis",
            "com.docker.compose.container-number":"1","com.docker.compose.oneoff":"False"}}]
            """;

    private final Path socket;
    private final ServerSocketChannel server;

    private FakeEngine(Path socket) throws IOException {
        this.socket = socket;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("fake-engine").start(this::serve);
    }

    static FakeEngine at(Path socket) throws IOException {
        return new FakeEngine(socket);
    }

    /// What `DOCKER_HOST` is to say.
    String address() {
        return "unix://" + socket;
    }

    private void serve() {
        try {
            while (true) {
                try (SocketChannel connection = server.accept()) {
                    answer(connection);
                }
            }
        } catch (ClosedChannelException closed) {
            // The training is over.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(SocketChannel connection) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(16 * 1024);
        connection.read(request);
        String line =
                new String(request.array(), 0, request.position(), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("");
        byte[] body =
                body(URLDecoder.decode(line, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 %s\r\nApi-Version: 1.41\r\nContent-Length: %d\r\n\r\n"
                        .formatted(body.length == 0 ? "404 Not Found" : "200 OK", body.length);
        connection.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)));
        connection.write(ByteBuffer.wrap(body));
    }

    private static String body(String request) {
        if (request.contains("/_ping")) {
            return "OK";
        }
        Matcher project = PROJECT.matcher(request);
        return request.contains("/containers/json") && project.find()
                ? CONTAINER.formatted(project.group(1))
                : "";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
