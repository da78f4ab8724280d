package dev.vox.runtime.orchestrator.hearing;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.Transcript;

import java.util.function.Consumer;

/// Stands for a recogniser that owes a session too many answers, and takes no more.
record Overdue(Recognizer recognizer) implements Recognizer {
    @Override
    public String name() {
        return recognizer.name();
    }

    @Override
    public void prepare() {}

    @Override
    public Recognition begin(Consumer<Transcript> partials) throws RecognitionException {
        throw new RecognitionException(
                name() + " has not answered what was said before, and is not asked for more");
    }

    @Override
    public void close() {}
}
