package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Remembers what it hears.
final class Heard implements FrameSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void frame(byte[] pcm) {
        bytes.writeBytes(pcm);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    int frames() {
        return bytes.size() / WireFormat.FRAME_BYTES;
    }

    short[] samples() {
        short[] samples = new short[bytes.size() / Short.BYTES];
        ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }
}
