package dev.vox.runtime.orchestrator.websocket;

import io.helidon.common.buffers.DataReader;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Reads frames and puts fragments together. Helidon's own connection decodes each fragment as text by itself, which breaks
/// characters that were cut, and reports a peer that vanished to nobody; so this is done here.
///
/// Source: RFC 6455, section 5. Length is checked before memory is taken.
final class MessageReader {
    /// The longest message in bytes, its fragments together: 1 MiB.
    static final int MAX_MESSAGE_BYTES = 1 << 20;

    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int LONGEST_CONTROL = 125;

    private final DataReader in;
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private int fragmented = CONTINUATION;

    MessageReader(DataReader in) {
        this.in = in;
    }

    /// Waits for the next whole message or control frame. Throws what the socket throws when the peer is gone.
    Incoming next() throws ProtocolViolationException {
        while (true) {
            Frame frame = readFrame();
            if (frame.opcode() >= CLOSE) {
                return control(frame);
            }
            if (!frame.last()) {
                collect(frame);
            } else if (fragmented == CONTINUATION) {
                return message(frame.opcode(), frame.payload());
            } else {
                return joined(frame);
            }
        }
    }

    private static Incoming control(Frame frame) {
        return switch (frame.opcode()) {
            case PING -> new Incoming.Ping(frame.payload());
            case PONG -> new Incoming.Pong();
            default -> new Incoming.Close();
        };
    }

    /// Reads and drops what the peer still sends, until it stops.
    void drain() {
        while (true) {
            in.ensureAvailable();
            in.skip(in.available());
        }
    }

    private void collect(Frame frame) {
        if (frame.opcode() != CONTINUATION) {
            fragmented = frame.opcode();
        }
        fragments.writeBytes(frame.payload());
    }

    private Incoming joined(Frame last) throws ProtocolViolationException {
        fragments.writeBytes(last.payload());
        byte[] whole = fragments.toByteArray();
        int opcode = fragmented;
        fragments.reset();
        fragmented = CONTINUATION;
        return message(opcode, whole);
    }

    private static Incoming message(int opcode, byte[] bytes) throws ProtocolViolationException {
        return opcode == TEXT ? new Incoming.Text(utf8(bytes)) : new Incoming.Binary(bytes);
    }

    private static String utf8(byte[] bytes) throws ProtocolViolationException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolViolationException(CloseCode.NOT_CONSISTENT, "text is not UTF-8");
        }
    }

    private Frame readFrame() throws ProtocolViolationException {
        int first = in.read() & 0xFF;
        int second = in.read() & 0xFF;
        int opcode = first & 0x0F;
        boolean last = (first & 0x80) != 0;
        checkHeader(first, second, opcode, last);
        long length = readLength(second & 0x7F);
        checkLength(opcode, length);
        byte[] mask = in.readBytes(4);
        byte[] payload = length == 0 ? new byte[0] : in.readBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new Frame(opcode, last, payload);
    }

    private void checkHeader(int first, int second, int opcode, boolean last)
            throws ProtocolViolationException {
        if ((first & 0x70) != 0) {
            throw violation("reserved bits are set");
        }
        if ((second & 0x80) == 0) {
            throw violation("a client masks its frames");
        }
        boolean control = opcode >= CLOSE;
        if (control && !last) {
            throw violation("a control frame is not fragmented");
        }
        if (control ? opcode > PONG : opcode > BINARY) {
            throw violation("unknown opcode " + opcode);
        }
        if (opcode == CONTINUATION && fragmented == CONTINUATION) {
            throw violation("a continuation of nothing");
        }
        if ((opcode == TEXT || opcode == BINARY) && fragmented != CONTINUATION) {
            throw violation("a new message inside a fragmented one");
        }
    }

    private long readLength(int short7) {
        return switch (short7) {
            case 126 -> ByteBuffer.wrap(in.readBytes(2)).getShort() & 0xFFFFL;
            case 127 -> ByteBuffer.wrap(in.readBytes(8)).getLong();
            default -> short7;
        };
    }

    private void checkLength(int opcode, long length) throws ProtocolViolationException {
        if (length < 0) {
            throw violation("a negative length");
        }
        if (opcode >= CLOSE) {
            if (length > LONGEST_CONTROL) {
                throw violation("a control frame of more than 125 bytes");
            }
        } else if (length > MAX_MESSAGE_BYTES - fragments.size()) {
            throw new ProtocolViolationException(
                    CloseCode.TOO_BIG, "a message has at most " + MAX_MESSAGE_BYTES + " bytes");
        }
    }

    private static ProtocolViolationException violation(String what) {
        return new ProtocolViolationException(CloseCode.PROTOCOL_ERROR, what);
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one call
    private record Frame(int opcode, boolean last, byte[] payload) {}
}
