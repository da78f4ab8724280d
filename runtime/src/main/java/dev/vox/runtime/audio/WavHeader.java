package dev.vox.runtime.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The names and numbers of a RIFF/WAVE file with 16-bit PCM.
///
/// Source: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0", 1991.
final class WavHeader {
    /// Bytes before the samples in a file that this package writes.
    static final int BYTES = 44;

    /// The sizes of a stream whose length is not known when it starts.
    static final long UNKNOWN_SIZE = 0xFFFF_FFFFL;

    /// The most bytes of samples that the sizes can say.
    static final long MOST_DATA = UNKNOWN_SIZE - 1 - (BYTES - 8);

    static final int FORMAT_PCM = 1;
    static final int FORMAT_EXTENSIBLE = 0xFFFE;

    private static final int FORMAT_CHUNK_BYTES = 16;

    private WavHeader() {}

    /// The header of 48 kHz mono 16-bit audio.
    ///
    /// @param dataBytes bytes of samples, or `UNKNOWN_SIZE`
    static byte[] wire(long dataBytes) {
        return of(1, dataBytes);
    }

    /// The header of 48 kHz 16-bit audio.
    ///
    /// @param dataBytes bytes of samples of all channels, or `UNKNOWN_SIZE`
    static byte[] of(int channels, long dataBytes) {
        ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(US_ASCII));
        header.putInt((int) (dataBytes == UNKNOWN_SIZE ? UNKNOWN_SIZE : dataBytes + BYTES - 8));
        header.put("WAVEfmt ".getBytes(US_ASCII));
        header.putInt(FORMAT_CHUNK_BYTES);
        header.putShort((short) FORMAT_PCM);
        header.putShort((short) channels);
        header.putInt(WireFormat.SAMPLE_RATE);
        header.putInt(WireFormat.SAMPLE_RATE * channels * Short.BYTES);
        header.putShort((short) (channels * Short.BYTES));
        header.putShort((short) Short.SIZE);
        header.put("data".getBytes(US_ASCII));
        header.putInt((int) dataBytes);
        return header.array();
    }
}
