package dev.vox.runtime.tts.piper;

import dev.vox.runtime.tts.AudioChunk;
import dev.vox.runtime.tts.AudioSink;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;
import dev.vox.runtime.tts.espeak.Sentences;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A loaded Piper voice: speaks sentence by sentence, the next while the one before is listened to. All utterances share the
/// network; an utterance that ends early ends between its sentences.
final class PiperVoice implements LoadedVoice {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int CHUNK_MILLIS = 60;

    /// The pause that Piper makes between sentences.
    private static final int PAUSE_MILLIS = 200;

    private final String modelId;
    private final PiperConfig config;
    private final Manner manner;
    private final PiperModel model;
    private final Synthesis synthesis;

    PiperVoice(String modelId, PiperConfig config, Manner manner, PiperModel model) {
        this.modelId = modelId;
        this.config = config;
        this.manner = manner;
        this.model = model;
        this.synthesis = new Synthesis(modelId, model::close);
    }

    @Override
    public int sampleRate() {
        return config.sampleRate();
    }

    @Override
    public void speak(SpeechRequest request, AudioSink sink)
            throws SpeechException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try (Utterance utterance = new Utterance(new Sentences(request.text()))) {
            utterance.speak(sink);
        }
    }

    @Override
    public void close() {
        synthesis.close();
    }

    private short[] say(String sentence) throws SpeechException, InterruptedException {
        long[] ids = PhonemeIds.of(Pronunciation.of(sentence, config), config);
        return ids.length == 0 ? new short[0] : model.speak(ids, manner);
    }

    private final class Utterance implements AutoCloseable {
        private final Iterator<String> sentences;
        private @Nullable Future<short[]> next;
        private boolean begun;

        Utterance(Iterator<String> sentences) {
            this.sentences = sentences;
        }

        void speak(AudioSink sink) throws SpeechException, InterruptedException {
            beginNext();
            while (next != null) {
                short[] samples = await(next);
                beginNext();
                if (samples.length > 0 && !sound(samples, sink)) {
                    return;
                }
            }
        }

        private boolean sound(short[] samples, AudioSink sink) throws InterruptedException {
            if (begun && !chunks(new short[config.sampleRate() * PAUSE_MILLIS / 1000], sink)) {
                return false;
            }
            begun = true;
            return chunks(samples, sink);
        }

        private boolean chunks(short[] samples, AudioSink sink) throws InterruptedException {
            int most = config.sampleRate() * CHUNK_MILLIS / 1000;
            for (int at = 0; at < samples.length; at += most) {
                int end = Math.min(samples.length, at + most);
                if (!sink.accept(new AudioChunk(Arrays.copyOfRange(samples, at, end)))) {
                    return false;
                }
            }
            return true;
        }

        private void beginNext() throws SpeechException, InterruptedException {
            next = null;
            if (sentences.hasNext()) {
                String sentence = sentences.next();
                next = synthesis.begin(new FutureTask<>(() -> say(sentence)));
            }
        }

        private short[] await(Future<short[]> sentence)
                throws SpeechException, InterruptedException {
            try {
                return sentence.get(DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new SpeechException(
                        "%s could not say the text: %s".formatted(modelId, cause.getMessage()),
                        cause);
            } catch (TimeoutException e) {
                throw new SpeechException(
                        "%s made no speech of a sentence within %d s"
                                .formatted(modelId, DEADLINE.toSeconds()),
                        e);
            }
        }

        @Override
        public void close() {
            if (next != null) {
                // The network is not interrupted: what it computes is for nobody.
                next.cancel(false);
            }
        }
    }
}
