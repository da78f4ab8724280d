package dev.vox.runtime.tts.kevin;

import dev.vox.runtime.tts.AudioChunk;
import dev.vox.runtime.tts.AudioSink;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/// A loaded kevin: says a text piece by piece, the next while the one before is listened to.
///
/// An utterance holds at most two pieces, a byte for each sample, however long its text is and however slow its listener.
final class KevinVoice implements LoadedVoice {
    /// A frame of 20 ms and more than what resampling looks ahead, so that the first chunk makes the first frame.
    private static final int CHUNK_MILLIS = 30;

    private final int sampleRate;
    private final SpeakerPool pool;

    KevinVoice(int sampleRate, SpeakerPool pool) {
        this.sampleRate = sampleRate;
        this.pool = pool;
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public void speak(SpeechRequest request, AudioSink sink)
            throws SpeechException, InterruptedException {
        try (Utterance utterance = new Utterance(new SpeechPieces(request.text()))) {
            utterance.speak(sink);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private final class Utterance implements AutoCloseable {
        private final Iterator<String> texts;
        private final LeadIn leadIn = new LeadIn(sampleRate);

        /// The piece after the one that sounds.
        private SpeakerPool.@Nullable Piece next;

        Utterance(Iterator<String> texts) {
            this.texts = texts;
        }

        void speak(AudioSink sink) throws SpeechException, InterruptedException {
            beginNext();
            SpeakerPool.Piece piece = next;
            while (piece != null && sound(piece, sink)) {
                piece = next;
            }
        }

        private boolean sound(SpeakerPool.Piece piece, AudioSink sink)
                throws SpeechException, InterruptedException {
            CodedSpeech speech = piece.await();
            next = null;
            boolean nextBegun = false;
            int most = sampleRate * CHUNK_MILLIS / 1000;
            for (short[] chunk = speech.next(most); chunk != null; chunk = speech.next(most)) {
                short[] audible = leadIn.trim(chunk);
                if (audible.length == 0) {
                    continue;
                }
                if (!sink.accept(new AudioChunk(audible))) {
                    return false;
                }
                if (!nextBegun) {
                    // Not before the first chunk, which somebody waits for.
                    beginNext();
                    nextBegun = true;
                }
            }
            if (!nextBegun) {
                beginNext();
            }
            return true;
        }

        private void beginNext() throws SpeechException, InterruptedException {
            next = texts.hasNext() ? pool.begin(texts.next()) : null;
        }

        @Override
        public void close() {
            if (next != null) {
                next.abandon();
            }
        }
    }
}
