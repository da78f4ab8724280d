package dev.vox.runtime.asr.whisper;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.SpeechBuffer;
import dev.vox.runtime.asr.Transcript;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;

/// One utterance, kept until it is whole.
final class CollectedSpeech implements Recognition {
    private final WhisperRecognizer recognizer;
    private final SpeechBuffer speech;
    private volatile @Nullable FutureTask<String> task;
    private volatile boolean ended;
    private volatile boolean abandoned;

    CollectedSpeech(WhisperRecognizer recognizer, SpeechBuffer speech) {
        this.recognizer = recognizer;
        this.speech = speech;
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
        if (speech.size() == 0) {
            return new Transcript("", true);
        }
        FutureTask<String> transcription = recognizer.transcription(speech.toArray());
        task = transcription;
        if (abandoned) {
            transcription.cancel(false);
        }
        try {
            String text = WhisperRecognizer.await(transcription, deadline, "transcribed nothing");
            return new Transcript(text, true, speech.dropped());
        } catch (CancellationException e) {
            throw new RecognitionException("the transcription by whisper was given up", e);
        }
    }

    @Override
    public void close() {
        abandoned = true;
        FutureTask<String> waiting = task;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }
}
