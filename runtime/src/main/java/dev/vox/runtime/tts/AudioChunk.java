package dev.vox.runtime.tts;

/// A piece of speech at its voice's own rate: mono, signed 16-bit samples, −32 768 to 32 767.
///
/// The array belongs to the chunk from its making on: who makes a chunk does not write to the array again, and who reads
/// it does not either. It is not copied, since every sample of the audio path passes here.
///
/// @param samples the samples, at least one
@SuppressWarnings("ArrayRecordComponent") // one owner at a time; equality of chunks is never asked
public record AudioChunk(short[] samples) {
    public AudioChunk {
        if (samples.length == 0) {
            throw new IllegalArgumentException("a chunk holds at least one sample");
        }
    }
}
