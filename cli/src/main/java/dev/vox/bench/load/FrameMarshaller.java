package dev.vox.bench.load;

import dev.vox.voice.Ticker;

import io.grpc.MethodDescriptor;
import io.grpc.Status;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Reads `tts.AudioFrame` messages into one frame that it fills again and again: the generated code would copy the samples twice and
/// make six objects a frame.
///
/// Source of the wire format: Protocol Buffers, "Encoding"; of the fields: `proto/tts.proto`. It serves one connection, whose
/// event loop reads one message after the other and hands each on before the next.
final class FrameMarshaller implements MethodDescriptor.Marshaller<HeardFrame> {
    private static final int AUDIO_DATA = 2;
    private static final int SAMPLE_RATE = 3;
    private static final int FRAME_MILLIS = 4;
    private static final int SEQUENCE = 5;
    private static final int IS_FINAL = 6;

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private static final int ROOM = 4096;

    private final Ticker ticker;
    private final HeardFrame frame = new HeardFrame();
    private ByteBuffer message = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    private int pcmAt;
    private int pcmLength;
    private int rate;
    private int millis;
    private long sequence;
    private boolean last;

    FrameMarshaller(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public InputStream stream(HeardFrame value) {
        throw new UnsupportedOperationException("frames are only received");
    }

    @Override
    public HeardFrame parse(InputStream stream) {
        long arrivedAt = ticker.nanoTime();
        try {
            int size = copy(stream);
            message.clear().limit(size);
            read();
        } catch (IOException | RuntimeException e) {
            throw Status.INTERNAL
                    .withDescription("a frame that is no tts.AudioFrame")
                    .withCause(e)
                    .asRuntimeException();
        }
        frame.lend(message.array(), pcmAt);
        frame.fill(sequence, pcmLength, rate, millis, last, arrivedAt);
        return frame;
    }

    /// The one copy of a frame: out of the network's buffer.
    private int copy(InputStream stream) throws IOException {
        int size = 0;
        int count = stream.read(message.array(), 0, message.capacity());
        while (count > 0) {
            size += count;
            if (size == message.capacity()) {
                byte[] larger = Arrays.copyOf(message.array(), 2 * size);
                message = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN);
            }
            count = stream.read(message.array(), size, message.capacity() - size);
        }
        return size;
    }

    private void read() {
        pcmLength = 0;
        rate = 0;
        millis = 0;
        sequence = 0;
        last = false;
        while (message.hasRemaining()) {
            int key = (int) varint();
            field(key >>> 3, key & 7);
        }
    }

    private void field(int number, int type) {
        if (type == LENGTH && number == AUDIO_DATA) {
            pcmLength = (int) varint();
            pcmAt = message.position();
            skip(pcmLength);
        } else if (type == VARINT) {
            scalar(number, varint());
        } else {
            skip(
                    switch (type) {
                        case LENGTH -> (int) varint();
                        case FIXED_64 -> Long.BYTES;
                        case FIXED_32 -> Integer.BYTES;
                        default -> throw new IllegalArgumentException("wire type " + type);
                    });
        }
    }

    private void scalar(int number, long value) {
        switch (number) {
            case SAMPLE_RATE -> rate = (int) value;
            case FRAME_MILLIS -> millis = (int) value;
            case SEQUENCE -> sequence = value;
            case IS_FINAL -> last = value != 0;
            default -> {}
        }
    }

    private void skip(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a field of " + bytes + " bytes");
        }
        message.position(message.position() + bytes);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a varint of more than ten bytes");
    }
}
