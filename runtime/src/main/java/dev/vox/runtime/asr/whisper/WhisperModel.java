package dev.vox.runtime.asr.whisper;

import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.SpeechBuffer;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;

import java.io.IOException;

/// A model in native memory, for one thread.
final class WhisperModel implements AutoCloseable {
    /// The native library is one for the JVM, and loading it is not guarded.
    private static final Object LIBRARY = new Object();

    /// The model hears nothing in less than a second.
    private static final int LEAST_SAMPLES = SpeechBuffer.SAMPLE_RATE * 11 / 10;

    private static final float FULL_SCALE = 32_768;

    /// What it writes for silence.
    private static final String SILENCE = "[BLANK_AUDIO]";

    private final WhisperSettings settings;
    private final WhisperJNI whisper;
    private final WhisperContext context;

    private WhisperModel(WhisperSettings settings, WhisperJNI whisper, WhisperContext context) {
        this.settings = settings;
        this.whisper = whisper;
        this.context = context;
    }

    /// Loads the library, once, and the model.
    ///
    /// @throws RecognitionException naming the file or the library
    static WhisperModel load(WhisperSettings settings) throws RecognitionException {
        ModelFile.check(settings.model());
        WhisperJNI whisper = library();
        try {
            WhisperContext context = whisper.init(settings.model());
            if (context == null) {
                throw ModelFile.unfit(settings.model());
            }
            return new WhisperModel(settings, whisper, context);
        } catch (IOException e) {
            throw ModelFile.unfit(settings.model());
        }
    }

    /// The library, silent: it would write to standard error.
    static WhisperJNI library() throws RecognitionException {
        synchronized (LIBRARY) {
            try {
                WhisperJNI.loadLibrary();
                WhisperJNI.setLibraryLogger(null);
                return new WhisperJNI();
            } catch (IOException | UnsatisfiedLinkError | RuntimeException e) {
                throw new RecognitionException(
                        "the native library of whisper cannot be loaded on this system: %s; use"
                                        .formatted(e.getMessage())
                                + " asr.adapter sphinx or openai",
                        e);
            }
        }
    }

    /// What is said, as the model writes it; blank for nothing.
    ///
    /// @throws RecognitionException when native code reports a failure
    String transcribe(short[] samples) throws RecognitionException {
        float[] speech = new float[Math.max(samples.length, LEAST_SAMPLES)];
        for (int i = 0; i < samples.length; i++) {
            speech[i] = samples[i] / FULL_SCALE;
        }
        int code = whisper.full(context, parameters(), speech, speech.length);
        if (code != 0) {
            throw new RecognitionException("whisper failed with code " + code);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < whisper.fullNSegments(context); i++) {
            text.append(whisper.fullGetSegmentText(context, i));
        }
        return text.toString().replace(SILENCE, "").strip();
    }

    private WhisperFullParams parameters() {
        WhisperFullParams parameters = new WhisperFullParams();
        parameters.nThreads = settings.threads();
        parameters.language = settings.language().isEmpty() ? "auto" : settings.language();
        parameters.noTimestamps = true;
        parameters.printProgress = false;
        parameters.printTimestamps = false;
        return parameters;
    }

    @Override
    public void close() {
        context.close();
    }
}
