package dev.vox.runtime.asr.openai;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.SpeechBuffer;
import dev.vox.runtime.asr.Transcript;

import java.time.Duration;

/// One utterance, kept until it is whole.
final class CollectedSpeech implements Recognition {
    /// Shorter than this, the service takes no audio, and nothing was said: 100 ms.
    private static final int LEAST_SAMPLES = SpeechBuffer.SAMPLE_RATE / 10;

    private final SpeechBuffer speech;
    private final TranscriptionCall call;
    private volatile boolean ended;

    CollectedSpeech(SpeechBuffer speech, TranscriptionCall call) {
        this.speech = speech;
        this.call = call;
    }

    @Override
    public void hear(short[] samples) {
        if (ended) {
            throw new IllegalStateException("the utterance has ended");
        }
        speech.append(samples);
    }

    @Override
    public Transcript finish(Duration deadline) throws RecognitionException, InterruptedException {
        ended = true;
        String text =
                speech.size() < LEAST_SAMPLES
                        ? ""
                        : call.transcribe(SpeechWav.of(speech.toArray()), deadline);
        return new Transcript(text, true, speech.dropped());
    }

    @Override
    public void close() {
        call.cancel();
    }
}
