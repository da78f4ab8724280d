package dev.vox.runtime.asr.openai;

import dev.vox.runtime.asr.SpeechBuffer;
import dev.vox.runtime.audio.Pcm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// An utterance as a WAV file: mono, 16 kHz, 16 bits a sample.
final class SpeechWav {
    private static final int HEADER_BYTES = 44;
    private static final int FORMAT_BYTES = 16;
    private static final short PCM = 1;
    private static final short CHANNELS = 1;

    private SpeechWav() {}

    static byte[] of(short[] samples) {
        byte[] data = Pcm.toBytes(samples);
        ByteBuffer file =
                ByteBuffer.allocate(HEADER_BYTES + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + data.length).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(FORMAT_BYTES).putShort(PCM).putShort(CHANNELS);
        file.putInt(SpeechBuffer.SAMPLE_RATE);
        file.putInt(SpeechBuffer.SAMPLE_RATE * CHANNELS * Short.BYTES);
        file.putShort((short) (CHANNELS * Short.BYTES)).putShort((short) Short.SIZE);
        file.put(ascii("data")).putInt(data.length).put(data);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
