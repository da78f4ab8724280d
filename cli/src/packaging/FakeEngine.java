import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// As much of a container engine as it takes to learn which classes `vox status` and `vox dev` need on a stack of containers
/// that is up. Packaging needs no Docker.
final class FakeEngine implements AutoCloseable {
    private static final String IMAGE_ID = "sha256:00";
    private static final String CONTAINER =
            """
            {"Id":"%2$s","Names":["/%1$s-%3$s-1"],"Image":"%3$s:1","ImageID":"sha256:00","Created":1700000000,
            "Ports":[%4$s],"State":"running","Status":"%5$s","Labels":{"com.docker.compose.project":"%1$s",
            "com.docker.compose.service":"%3$s","com.docker.compose.container-number":"1","com.docker.compose.oneoff":"False"}}
            """;
    private static final String PORT =
            """
            {"IP":"127.0.0.1","PrivatePort":%d,"PublicPort":%s,"Type":"tcp"}\
            """;
    private static final String IMAGE =
            """
            {"Id":"%s","Created":"2026-01-01T00:00:00.000000000Z","Config":{"Labels":{"a":"b"},"Healthcheck":null}}
            """;

    private final Path socket;
    private final Map<String, String> ports;
    private final ServerSocketChannel server;

    private FakeEngine(Path socket, Map<String, String> ports) throws IOException {
        this.socket = socket;
        this.ports = ports;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("fake-engine").start(this::serve);
    }

    /// @param ports that its containers publish; see [FakeStack]
    static FakeEngine at(Path socket, Map<String, String> ports) throws IOException {
        return new FakeEngine(socket, ports);
    }

    /// What `DOCKER_HOST` is to say.
    String address() {
        return "unix://" + socket;
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel connection = server.accept()) {
                answer(connection);
            } catch (IOException left) {
                // Whoever asked had read enough, or the training is over.
            }
        }
    }

    private void answer(SocketChannel connection) throws IOException {
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
                "HTTP/1.1 %s\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(body.length == 0 ? "404 Not Found" : "200 OK", body.length);
        ByteBuffer[] answer = {
            ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)), ByteBuffer.wrap(body)
        };
        connection.write(answer);
    }

    private String body(String request) {
        if (request.contains("/_ping")) {
            return "OK";
        }
        if (request.contains("/images/")) {
            return IMAGE.formatted(IMAGE_ID);
        }
        return request.contains("/containers/json")
                        && request.contains("compose.project=" + FakeStack.NAME)
                ? FakeStack.SERVICES.stream()
                        .map(this::container)
                        .collect(Collectors.joining(",", "[", "]"))
                : "";
    }

    private String container(String service) {
        String published =
                switch (service) {
                    case "redis" -> port(6379, "REDIS");
                    case "orchestrator" ->
                            port(8080, "ORCHESTRATOR_WS_PORT")
                                    + ","
                                    + port(8081, "ORCHESTRATOR_HEALTH_PORT");
                    case "tts-mock" -> port(7001, "WORKER_GRPC_PORT");
                    default -> "";
                };
        return CONTAINER.formatted(
                FakeStack.NAME,
                FakeStack.containerId(service),
                service,
                published,
                service.equals("web") ? "Up 5 minutes (healthy)" : "Up About an hour");
    }

    private String port(int container, String name) {
        return PORT.formatted(container, ports.get(name));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
