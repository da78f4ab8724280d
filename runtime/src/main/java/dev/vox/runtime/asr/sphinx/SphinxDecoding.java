package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.decoder.search.SearchManager;
import edu.cmu.sphinx.result.Result;

/// One search through one utterance, a few frames at a time.
final class SphinxDecoding implements SpeechModel.Decoding {
    /// Frames decoded before another utterance has its turn: 100 ms of speech.
    private static final int FRAMES_A_TURN = 10;

    private final SpeechSource source;
    private final SearchManager manager;
    private final SearchParts parts;
    private int decoded;
    private boolean started;
    private String text = "";

    SphinxDecoding(SpeechSource source, SearchManager manager, SearchParts parts) {
        this.source = source;
        this.manager = manager;
        this.parts = parts;
    }

    @Override
    public void end() {
        source.end();
    }

    @Override
    public SpeechModel.Progress advance() {
        int frames = Math.min(FRAMES_A_TURN, source.ready(decoded));
        if (frames == 0) {
            return SpeechModel.Progress.STARVED;
        }
        if (!started) {
            started = true;
            manager.startRecognition();
        }
        Result result = manager.recognize(frames);
        decoded += frames;
        boolean done = result == null || result.isFinal();
        text = result == null ? "" : parts.text(result, done);
        if (done) {
            manager.stopRecognition();
            return SpeechModel.Progress.DONE;
        }
        return SpeechModel.Progress.MORE;
    }

    @Override
    public String text() {
        return text;
    }
}
