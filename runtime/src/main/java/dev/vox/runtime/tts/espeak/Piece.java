package dev.vox.runtime.tts.espeak;

import dev.vox.runtime.tts.SpeechException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A sentence that is being spoken: the library's thread adds its samples, and the utterance's thread takes them.
///
/// The queue has no bound of its own, so that a listener never holds the library: a sentence has at most 300 characters,
/// which are at most minutes of speech, and an utterance has two of them.
final class Piece implements EspeakLibrary.Listener {
    private sealed interface Part {
        /// Samples as the library made them.
        @SuppressWarnings("ArrayRecordComponent") // one owner at a time
        record Sound(short[] samples) implements Part {}

        /// All is spoken.
        record End() implements Part {}

        record Failed(SpeechException reason) implements Part {}
    }

    private final Duration deadline;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private volatile boolean abandoned;

    /// @param deadline how long the next samples may take
    Piece(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public boolean heard(short[] samples) {
        if (!abandoned) {
            parts.add(new Part.Sound(samples));
        }
        return !abandoned;
    }

    void ended() {
        parts.add(new Part.End());
    }

    void failed(SpeechException reason) {
        parts.add(new Part.Failed(reason));
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /// Nobody listens any more; the library stops within a buffer.
    void abandon() {
        abandoned = true;
        parts.clear();
    }

    /// The next samples, or null when all is spoken.
    ///
    /// @throws SpeechException when it could not be spoken, or nothing comes before the deadline
    short @Nullable [] next() throws SpeechException, InterruptedException {
        Part part = parts.poll(deadline.toNanos(), TimeUnit.NANOSECONDS);
        if (part == null) {
            abandon();
            throw new SpeechException(
                    "libespeak-ng made no speech within %d s".formatted(deadline.toSeconds()));
        }
        return switch (part) {
            case Part.Sound(short[] samples) -> samples;
            case Part.End() -> null;
            case Part.Failed(SpeechException reason) -> throw reason;
        };
    }
}
