package dev.vox.stack.docker;

import com.github.dockerjava.transport.DockerHttpClient;

import dev.vox.problem.VoxException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Carries docker-java's requests to an engine: one connection a request, over the JDK's own sockets.
///
/// A request fails with a [VoxException] that names the address and what is wrong there.
final class EngineHttp implements DockerHttpClient {
    private static final int CONTINUE = 100;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final EngineAddress address;
    private final Duration deadline;
    private final boolean endless;
    private volatile @Nullable EngineConnection current;
    private volatile boolean closed;

    private EngineHttp(EngineAddress address, Duration deadline, boolean endless) {
        this.address = address;
        this.deadline = deadline;
        this.endless = endless;
    }

    /// Every request must be over at the deadline, its answer read.
    static EngineHttp calls(EngineAddress address, Duration deadline) {
        return new EngineHttp(address, deadline, false);
    }

    /// Every answer must have begun at the deadline; what follows may last.
    static EngineHttp streams(EngineAddress address, Duration deadline) {
        return new EngineHttp(address, deadline, true);
    }

    @Override
    public Response execute(Request request) {
        EngineConnection connection = null;
        try {
            connection = EngineConnection.begin(address, deadline);
            current = connection;
            if (closed) {
                connection.close();
            }
            connection.open(address);
            connection.out().write(message(request));
            connection.out().flush();
            HttpHead head = head(connection.in());
            if (endless) {
                connection.dismissDeadline();
            }
            return new Answer(head, body(request, head, connection));
        } catch (IOException e) {
            throw failure(connection, e);
        } catch (RuntimeException e) {
            // Files of TLS that cannot be used are told by the one who reads them.
            if (connection != null) {
                connection.close();
            }
            throw e;
        }
    }

    private VoxException failure(@Nullable EngineConnection connection, IOException cause) {
        boolean late = connection != null && connection.late();
        if (connection != null) {
            connection.close();
        }
        return late
                ? Unreachable.late(address, deadline, cause)
                : Unreachable.because(address, cause);
    }

    /// Why a body could not be read to its end.
    VoxException broken(IOException cause) {
        return failure(current, cause);
    }

    private static byte[] message(Request request) throws IOException {
        byte[] body = bytes(request);
        StringBuilder head = new StringBuilder(256);
        head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
        head.append("Host: docker\r\nConnection: close\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (body.length > 0 || request.method().equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        message.writeBytes(body);
        return message.toByteArray();
    }

    private static byte[] bytes(Request request) throws IOException {
        byte[] bytes = request.bodyBytes();
        if (bytes != null) {
            return bytes;
        }
        try (InputStream body = request.body()) {
            return body == null ? new byte[0] : body.readAllBytes();
        }
    }

    private static HttpHead head(InputStream in) throws IOException {
        HttpHead head = HttpHead.read(in);
        while (head.status() == CONTINUE) {
            head = HttpHead.read(in);
        }
        return head;
    }

    private static HttpBody body(Request request, HttpHead head, EngineConnection connection)
            throws IOException {
        if (head.status() == SWITCHING_PROTOCOLS) {
            return HttpBody.of(connection, -1);
        }
        if (request.method().equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return HttpBody.of(connection, 0);
        }
        if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            return HttpBody.chunked(connection);
        }
        String length = head.header("content-length");
        try {
            return HttpBody.of(connection, length.isEmpty() ? -1 : Long.parseLong(length));
        } catch (NumberFormatException e) {
            throw new IOException("its answer has no length", e);
        }
    }

    /// Ends what is going on, and keeps a request that has only begun from going on.
    @Override
    public void close() {
        closed = true;
        EngineConnection open = current;
        if (open != null) {
            open.close();
        }
    }

    /// An answer, its body still on the way.
    private record Answer(HttpHead head, HttpBody body) implements Response {
        @Override
        public int getStatusCode() {
            return head.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return head.headers();
        }

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public void close() {
            body.close();
        }
    }
}
