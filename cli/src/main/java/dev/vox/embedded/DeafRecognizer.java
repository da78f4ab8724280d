package dev.vox.embedded;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.Transcript;

import java.util.function.Consumer;

/// Understands nothing, and says why: somebody switched recognition off.
final class DeafRecognizer implements Recognizer {
    @Override
    public String name() {
        return "off";
    }

    @Override
    public void prepare() {}

    @Override
    public Recognition begin(Consumer<Transcript> partials) throws RecognitionException {
        throw new RecognitionException(
                "speech is not recognised: ASR_ENABLED or asr.enabled is false");
    }

    @Override
    public void close() {}
}
