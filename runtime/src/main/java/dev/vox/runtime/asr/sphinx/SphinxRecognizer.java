package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.SpeechBuffer;
import dev.vox.runtime.asr.Transcript;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Speech recognition without any service or file: CMU Sphinx with its English model.
///
/// The model is loaded by `prepare()`, or behind the first utterance, once for each thread; all utterances share it. An utterance
/// is decoded while it goes on: in grammar mode its text is known some ms after its last sample.
public final class SphinxRecognizer implements Recognizer {
    /// Loading takes some seconds, the more the busier the machine is.
    private static final Duration LOAD_DEADLINE = Duration.ofMinutes(2);

    private final SphinxSettings settings;
    private final List<DecodingThread> threads;
    private boolean started;
    private boolean closed;

    /// Nothing is loaded yet.
    public SphinxRecognizer(SphinxSettings settings) {
        this(settings, () -> SphinxModel.load(settings.mode()));
    }

    SphinxRecognizer(SphinxSettings settings, SpeechModel.Loader loader) {
        this.settings = settings;
        int each = Math.ceilDiv(settings.decoders(), settings.threads());
        this.threads =
                IntStream.rangeClosed(1, settings.threads())
                        .mapToObj(n -> new DecodingThread("sphinx-" + n, loader, each))
                        .toList();
    }

    @Override
    public String name() {
        return "sphinx";
    }

    @Override
    public void prepare() throws RecognitionException {
        start();
        for (DecodingThread thread : threads) {
            thread.awaitModel(LOAD_DEADLINE);
        }
    }

    /// Does not wait: while the model is being loaded, the speech is kept.
    @Override
    public Recognition begin(Consumer<Transcript> partials) throws RecognitionException {
        start();
        DecodingThread thread =
                threads.stream().min(Comparator.comparingInt(DecodingThread::load)).orElseThrow();
        thread.refuseIfBroken();
        return new SphinxRecognition(
                new SpeechBuffer(settings.longestUtterance()), partials, thread);
    }

    private synchronized void start() throws RecognitionException {
        if (closed) {
            throw new RecognitionException("sphinx is closed");
        }
        if (!started) {
            started = true;
            threads.forEach(DecodingThread::start);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        threads.forEach(DecodingThread::close);
    }
}
