package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A WebSocket server on a real socket (RFC 6455, as much as is needed) that does what a test tells it, also what no good
/// server would.
public final class FakeOrchestrator implements AutoCloseable {
    /// What to do with a connection whose handshake is done.
    @FunctionalInterface
    public interface Script {
        void run(Peer peer) throws IOException;
    }

    /// Takes the audio of a client.
    @FunctionalInterface
    public interface AudioListener {
        void hear(byte[] frame) throws IOException;
    }

    private final ServerSocket listener;
    private final boolean ours;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private FakeOrchestrator(boolean ours, Script script) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.ours = ours;
        this.script = script;
        Thread.ofVirtual().name("fake orchestrator").start(this::accept);
    }

    /// A server that knows the sub-protocol.
    public static FakeOrchestrator ours(Script script) throws IOException {
        return new FakeOrchestrator(true, script);
    }

    /// A server that knows JSON alone.
    public static FakeOrchestrator legacy(Script script) throws IOException {
        return new FakeOrchestrator(false, script);
    }

    public URI address() {
        return URI.create("ws://localhost:" + listener.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (SocketException e) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Peer peer = new Peer(socket);
            peer.handshake(ours);
            script.run(peer);
            peer.awaitClose();
        } catch (IOException e) {
            // The client went away, which is its right.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /// The server's side of one connection.
    public static final class Peer {
        private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        private static final int TEXT = 1;
        private static final int BINARY = 2;
        private static final int CLOSE = 8;
        private static final int PING = 9;
        private static final int PONG = 10;

        private final DataInputStream in;
        private final OutputStream out;
        private final AtomicLong written = new AtomicLong();
        private final Thread thread = Thread.currentThread();

        /// A peer that its script's own thread makes.
        Peer(Socket socket) throws IOException {
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        private void handshake(boolean ours) throws IOException {
            String head = head();
            String key = head.replaceAll("(?is).*sec-websocket-key: *(\\S+).*", "$1");
            boolean asked = head.toLowerCase(Locale.ROOT).contains("vox.binary.v1");
            out.write(
                    ("HTTP/1.1 101 Switching Protocols\r\n"
                                    + "Upgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\n"
                                    + "Sec-WebSocket-Accept: "
                                    + accept(key)
                                    + (ours && asked
                                            ? "\r\nSec-WebSocket-Protocol: vox.binary.v1"
                                            : "")
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        private String head() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                int c = in.read();
                if (c < 0) {
                    throw new EOFException("no handshake");
                }
                head.write(c);
            }
            return head.toString(StandardCharsets.US_ASCII);
        }

        private static String accept(String key) {
            try {
                MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
                return Base64.getEncoder()
                        .encodeToString(
                                sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /// The next text message; throws [EOFException] when the client closes.
        public String receive() throws IOException {
            return receive(audio -> {});
        }

        /// The next text message; the audio before it goes to the listener.
        public String receive(AudioListener listener) throws IOException {
            while (true) {
                int opcode = in.readUnsignedByte() & 0xf;
                byte[] payload = payload(in.readUnsignedByte() & 0x7f);
                if (opcode == TEXT) {
                    return new String(payload, StandardCharsets.UTF_8);
                }
                if (opcode == BINARY) {
                    listener.hear(payload);
                }
                if (opcode == PING) {
                    frame(PONG, true, payload);
                }
                if (opcode == CLOSE) {
                    frame(CLOSE, true, payload);
                    throw new EOFException("the client closed");
                }
            }
        }

        /// Reads on until the client closes, as a connection that is cut takes what was sent last with it.
        private void awaitClose() throws IOException {
            while (true) {
                receive();
            }
        }

        /// Cuts the connection.
        void drop() throws IOException {
            throw new EOFException("the server dropped the client");
        }

        private byte[] payload(int shortLength) throws IOException {
            long length =
                    switch (shortLength) {
                        case 126 -> in.readUnsignedShort();
                        case 127 -> in.readLong();
                        default -> shortLength;
                    };
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(Math.toIntExact(length));
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            return payload;
        }

        public void start() throws IOException {
            send("{\"type\":\"session_start\",\"session_id\":\"ws-0123456789ab\"}");
        }

        public void end(String reason) throws IOException {
            send(
                    "{\"type\":\"session_end\",\"session_id\":\"ws-0123456789ab\",\"reason\":\"%s\"}"
                            .formatted(reason));
            close(1000, "");
        }

        public void metrics() throws IOException {
            send(
                    "{\"type\":\"metrics\",\"utterance\":1,\"first_frame_ms\":1.0,\"total_ms\":2.0,\"audio_ms\":20,"
                        + "\"frames\":1,\"rtf\":0.1,\"outcome\":\"completed\"}");
        }

        public void error(String code, String message) throws IOException {
            send(
                    "{\"type\":\"error\",\"message\":\"%s\",\"code\":\"%s\"}"
                            .formatted(message, code));
        }

        public void send(String text) throws IOException {
            frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
        }

        /// Sends a text message in two fragments.
        void sendInTwo(String text) throws IOException {
            frame(TEXT, false, text.substring(0, 10).getBytes(StandardCharsets.UTF_8));
            frame(0, true, text.substring(10).getBytes(StandardCharsets.UTF_8));
        }

        public void audio(long sequence) throws IOException {
            byte[] frame = new byte[8 + WireFormat.FRAME_BYTES];
            ByteBuffer.wrap(frame).putLong(sequence);
            for (int i = 8; i < frame.length; i++) {
                frame[i] = 0x40;
            }
            frame(BINARY, true, frame);
        }

        String audioJson(long sequence) {
            byte[] pcm = new byte[WireFormat.FRAME_BYTES];
            return "{\"type\":\"audio\",\"pcm\":\"%s\",\"sample_rate\":48000,\"frame_ms\":20,\"sequence\":%d}"
                    .formatted(Base64.getEncoder().encodeToString(pcm), sequence);
        }

        public void close(int code, String reason) throws IOException {
            byte[] text = reason.getBytes(StandardCharsets.UTF_8);
            frame(
                    CLOSE,
                    true,
                    ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
        }

        /// Bytes that the network took so far.
        long written() {
            return written.get();
        }

        /// Whether the peer's thread waits for the network.
        boolean waits() {
            return thread.getState() == Thread.State.WAITING;
        }

        private synchronized void frame(int opcode, boolean last, byte[] payload)
                throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(10 + payload.length);
            frame.put((byte) ((last ? 0x80 : 0) | opcode));
            if (payload.length < 126) {
                frame.put((byte) payload.length);
            } else if (payload.length < 1 << 16) {
                frame.put((byte) 126).putShort((short) payload.length);
            } else {
                frame.put((byte) 127).putLong(payload.length);
            }
            frame.put(payload);
            out.write(frame.array(), 0, frame.position());
            written.addAndGet(frame.position());
        }
    }
}
