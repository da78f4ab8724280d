package dev.vox.runtime.orchestrator.message;

import dev.vox.runtime.audio.WireFormat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Writes `audio` messages straight into bytes. It is the path of every frame, so it builds no tree and makes no garbage.
///
/// Not thread-safe; a session has its own.
public final class AudioText {
    private static final byte[] BEFORE_PCM = ascii("{\"type\":\"audio\",\"pcm\":\"");
    private static final byte[] BEFORE_SEQUENCE =
            ascii(
                    "\",\"sample_rate\":"
                            + WireFormat.SAMPLE_RATE
                            + ",\"frame_ms\":"
                            + WireFormat.FRAME_MILLIS
                            + ",\"sequence\":");
    private static final int BASE64_BYTES = (WireFormat.FRAME_BYTES + 2) / 3 * 4;
    private static final int LONGEST_NUMBER = 19;

    private final Base64.Encoder base64 = Base64.getEncoder();
    private final byte[] encoded = new byte[BASE64_BYTES];
    private final byte[] message =
            new byte
                    [BEFORE_PCM.length
                            + BASE64_BYTES
                            + BEFORE_SEQUENCE.length
                            + LONGEST_NUMBER
                            + 1];

    public AudioText() {
        System.arraycopy(BEFORE_PCM, 0, message, 0, BEFORE_PCM.length);
        System.arraycopy(
                BEFORE_SEQUENCE,
                0,
                message,
                BEFORE_PCM.length + BASE64_BYTES,
                BEFORE_SEQUENCE.length);
    }

    /// Writes the message of a frame into [#bytes()] and returns its length.
    ///
    /// @param pcm 1920 bytes
    /// @param sequence from 1
    public int write(byte[] pcm, long sequence) {
        if (pcm.length != WireFormat.FRAME_BYTES || sequence < 1) {
            throw new IllegalArgumentException(
                    "not a frame: " + pcm.length + " bytes, sequence " + sequence);
        }
        base64.encode(pcm, encoded);
        System.arraycopy(encoded, 0, message, BEFORE_PCM.length, BASE64_BYTES);
        int end = writeNumber(sequence, BEFORE_PCM.length + BASE64_BYTES + BEFORE_SEQUENCE.length);
        message[end] = '}';
        return end + 1;
    }

    /// The buffer of the message last written; the next call of [#write] overwrites it.
    public byte[] bytes() {
        return message;
    }

    private int writeNumber(long number, int start) {
        int end = start;
        for (long rest = number; rest > 0; rest /= 10) {
            end++;
        }
        int at = end;
        for (long rest = number; rest > 0; rest /= 10) {
            message[--at] = (byte) ('0' + rest % 10);
        }
        return end;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
