package dev.vox.runtime.tts.espeak;

import dev.vox.runtime.tts.AudioChunk;
import dev.vox.runtime.tts.AudioSink;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/// A voice of libespeak-ng: speaks sentence by sentence, the next while the one before is listened to.
final class EspeakSpeaker implements LoadedVoice {
    private final String modelId;
    private final String identifier;
    private final int sampleRate;
    private final Espeak espeak;
    private volatile boolean closed;

    EspeakSpeaker(String modelId, String identifier, int sampleRate, Espeak espeak) {
        this.modelId = modelId;
        this.identifier = identifier;
        this.sampleRate = sampleRate;
        this.espeak = espeak;
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public void speak(SpeechRequest request, AudioSink sink)
            throws SpeechException, InterruptedException {
        if (closed) {
            throw new SpeechException(modelId + " is closed");
        }
        try (Utterance utterance = new Utterance(new Sentences(request.text()))) {
            utterance.speak(sink);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Utterance implements AutoCloseable {
        private final Iterator<String> sentences;
        private @Nullable Piece current;
        private @Nullable Piece next;

        Utterance(Iterator<String> sentences) {
            this.sentences = sentences;
        }

        void speak(AudioSink sink) throws SpeechException, InterruptedException {
            beginNext();
            while (next != null) {
                Piece piece = next;
                current = piece;
                next = null;
                if (!sound(piece, sink)) {
                    return;
                }
            }
        }

        private boolean sound(Piece piece, AudioSink sink)
                throws SpeechException, InterruptedException {
            boolean nextBegun = false;
            for (short[] samples = piece.next(); samples != null; samples = piece.next()) {
                if (!sink.accept(new AudioChunk(samples))) {
                    return false;
                }
                if (!nextBegun) {
                    // Not before the first samples, which somebody waits for.
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
            if (sentences.hasNext()) {
                String sentence = sentences.next();
                next = espeak.speak(identifier, sentence, sentences.hasNext());
            }
        }

        @Override
        public void close() {
            if (current != null) {
                current.abandon();
            }
            if (next != null) {
                next.abandon();
            }
        }
    }
}
