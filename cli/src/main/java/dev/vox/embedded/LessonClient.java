package dev.vox.embedded;

import dev.vox.json.Json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The least WebSocket client that makes an orchestrator speak (RFC 6455): what it loads would end up in the cache of a
/// stack, which never is a client of itself.
final class LessonClient implements AutoCloseable {
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED_LENGTH_16 = 0x80 | 126;

    private final Socket socket;
    private final InputStream in;

    private LessonClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// Opens a connection.
    ///
    /// @param deadline for each answer
    static LessonClient connect(URI address, Duration deadline) throws IOException {
        Socket socket = new Socket();
        int millis = Math.toIntExact(deadline.toMillis());
        socket.setSoTimeout(millis);
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), millis);
        LessonClient client = new LessonClient(socket);
        socket.getOutputStream()
                .write(
                        """
                        GET / HTTP/1.1\r
                        Host: localhost\r
                        Connection: Upgrade\r
                        Upgrade: websocket\r
                        Sec-WebSocket-Version: 13\r
                        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                        \r
                        """
                                .getBytes(StandardCharsets.US_ASCII));
        client.hear("\r\n\r\n");
        return client;
    }

    /// Sends a text to speak, as one frame with a mask of zeros.
    void say(String text) throws IOException {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "text");
        message.put("text", text);
        message.put("is_final", true);
        byte[] payload = Json.compactText(message).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream frame = new DataOutputStream(bytes);
        frame.writeByte(FINAL_TEXT);
        frame.writeByte(MASKED_LENGTH_16);
        frame.writeShort(payload.length);
        frame.writeInt(0);
        frame.write(payload);
        socket.getOutputStream().write(bytes.toByteArray());
    }

    /// Reads until a word has come by.
    void hear(String word) throws IOException {
        int matched = 0;
        while (matched < word.length()) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended before " + word.strip());
            }
            matched = next == word.charAt(matched) ? matched + 1 : next == word.charAt(0) ? 1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
