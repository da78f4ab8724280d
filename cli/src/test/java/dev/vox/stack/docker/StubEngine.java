package dev.vox.stack.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// An engine on a UNIX socket that answers as it is told to, byte by byte.
final class StubEngine implements AutoCloseable {
    static final String PING =
            "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\nOK";

    /// Holds the connection open after its text, until the other side closes it.
    private static final String HOLD = "\0hold";

    private final ServerSocketChannel server;
    private final Path socket;
    private final Function<String, String> answers;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private StubEngine(Path socket, Function<String, String> answers) throws IOException {
        this.socket = socket;
        this.answers = answers;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("stub-engine").start(this::serve);
    }

    /// @param answers what comes back for a request line: `GET /_ping HTTP/1.1`
    static StubEngine at(Path socket, Function<String, String> answers) throws IOException {
        return new StubEngine(socket, answers);
    }

    /// It pings well, and answers everything else so.
    static StubEngine answering(Path socket, String answer) throws IOException {
        return at(socket, line -> line.contains("/_ping") ? PING : answer);
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /// This answer, and then silence.
    static String hanging(String answer) {
        return answer + HOLD;
    }

    Map<String, String> environment() {
        return Map.of("DOCKER_HOST", "unix://" + socket);
    }

    /// The request lines that came.
    List<String> requests() {
        return requests;
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                Thread.ofPlatform().daemon().start(() -> answer(connection));
            }
        } catch (ClosedChannelException closed) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(SocketChannel connection) {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
            connection.read(buffer);
            String line =
                    new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1)
                            .lines()
                            .findFirst()
                            .orElse("");
            requests.add(line);
            String answer = answers.apply(line);
            boolean hold = answer.endsWith(HOLD);
            String text = hold ? answer.substring(0, answer.length() - HOLD.length()) : answer;
            connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            while (hold && connection.read(buffer.clear()) >= 0) {
                // It waits for the other side to give up.
            }
        } catch (IOException e) {
            // The other side gave up; its test says whether it should.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
