package dev.vox.stack.docker;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.problem.OperationFailed;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A command in a container with its streams attached, over a connection of its own that the engine hands over
/// (`POST /exec/ID/start`, upgraded). Its outputs come in frames: kind, three zeros, length in four bytes, payload.
///
/// Each output is a pipe of 64 KiB: who does not read one holds up both.
public final class AttachedExec implements AutoCloseable {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int OK = 200;
    private static final int HEADER_BYTES = 8;
    private static final int LENGTH_AT = 4;
    private static final int PIPE_BYTES = 64 * 1024;
    private static final int STDERR = 2;

    private final EngineConnection connection;
    private final PipedInputStream stdout = new PipedInputStream(PIPE_BYTES);
    private final PipedInputStream stderr = new PipedInputStream(PIPE_BYTES);
    private final CountDownLatch ended = new CountDownLatch(1);

    private AttachedExec(EngineConnection connection) {
        this.connection = connection;
    }

    /// Starts what was made before.
    ///
    /// @param path of the start, with the version
    static AttachedExec start(EngineAddress address, String path, String name) {
        EngineConnection connection = null;
        boolean attached = false;
        try {
            connection = EngineConnection.begin(address, EngineClient.DEADLINE);
            connection.open(address);
            connection.out().write(request(path));
            connection.out().flush();
            HttpHead head = HttpHead.read(connection.in());
            if (head.status() != SWITCHING_PROTOCOLS && head.status() != OK) {
                throw new OperationFailed(
                        "[docker] the engine does not attach to %s: HTTP %d"
                                .formatted(name, head.status()));
            }
            connection.dismissDeadline();
            AttachedExec exec = new AttachedExec(connection);
            exec.split();
            attached = true;
            return exec;
        } catch (IOException e) {
            throw Unreachable.because(address, e);
        } finally {
            if (!attached && connection != null) {
                connection.close();
            }
        }
    }

    private static byte[] request(String path) {
        JsonValue body =
                new JsonValue.Members(
                        Map.of(
                                "Detach", new JsonValue.Flag(false),
                                "Tty", new JsonValue.Flag(false)));
        byte[] bytes = Json.compact(body).getBytes(StandardCharsets.UTF_8);
        String head =
                String.join(
                        "\r\n",
                        List.of(
                                "POST " + path + " HTTP/1.1",
                                "Host: docker",
                                "Content-Type: application/json",
                                "Connection: Upgrade",
                                "Upgrade: tcp",
                                "Content-Length: " + bytes.length,
                                "",
                                ""));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        message.writeBytes(bytes);
        return message.toByteArray();
    }

    private void split() throws IOException {
        PipedOutputStream out = new PipedOutputStream(stdout);
        PipedOutputStream err = new PipedOutputStream(stderr);
        Thread.ofPlatform()
                .daemon()
                .name("container-output")
                .start(() -> splitAll(connection.in(), out, err));
    }

    private void splitAll(InputStream in, PipedOutputStream out, PipedOutputStream err) {
        try (out;
                err) {
            byte[] header = in.readNBytes(HEADER_BYTES);
            while (header.length == HEADER_BYTES) {
                copy(in, length(header), header[0] == STDERR ? err : out);
                header = in.readNBytes(HEADER_BYTES);
            }
        } catch (IOException e) {
            // The connection ended, or nobody reads any more.
        } finally {
            ended.countDown();
        }
    }

    private static int length(byte[] header) {
        return ByteBuffer.wrap(header).getInt(LENGTH_AT);
    }

    private static void copy(InputStream in, int length, OutputStream to) throws IOException {
        if (length < 0) {
            throw new IOException("a frame of %d bytes".formatted(length));
        }
        int left = length;
        byte[] chunk = new byte[Math.min(length, PIPE_BYTES)];
        while (left > 0) {
            int read = in.read(chunk, 0, Math.min(chunk.length, left));
            if (read < 0) {
                throw new IOException("the connection broke off");
            }
            to.write(chunk, 0, read);
            left -= read;
        }
        to.flush();
    }

    /// What it reads; to close it ends its standard input, and no more.
    public OutputStream stdin() {
        return new FilterOutputStream(connection.out()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                connection.endOutput();
            }
        };
    }

    public InputStream stdout() {
        return stdout;
    }

    public InputStream stderr() {
        return stderr;
    }

    /// Whether its outputs are open.
    public boolean running() {
        return ended.getCount() > 0;
    }

    /// Lets go of the streams.
    @Override
    public void close() {
        connection.close();
    }
}
