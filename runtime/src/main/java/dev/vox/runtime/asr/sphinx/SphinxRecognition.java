package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.SpeechBuffer;
import dev.vox.runtime.asr.Transcript;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One utterance: what its session hears goes into the buffer, and the decoding thread takes it from there.
final class SphinxRecognition implements Recognition {
    private final SpeechBuffer speech;
    private final Consumer<Transcript> partials;
    private final DecodingThread thread;
    private final CompletableFuture<Transcript> whole = new CompletableFuture<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private volatile boolean ended;
    private volatile boolean abandoned;

    /// Touched by the decoding thread alone, as is what follows.
    private SpeechModel.@Nullable Decoding decoding;

    private boolean waiting;
    private String told = "";

    SphinxRecognition(SpeechBuffer speech, Consumer<Transcript> partials, DecodingThread thread) {
        this.speech = speech;
        this.partials = partials;
        this.thread = thread;
        thread.enter();
        var _ = whole.whenComplete((_, _) -> thread.exit());
    }

    @Override
    public void hear(short[] samples) {
        if (abandoned) {
            return;
        }
        if (ended) {
            throw new IllegalStateException("the utterance has ended");
        }
        speech.append(samples);
        call();
    }

    @Override
    public Transcript finish(Duration deadline) throws RecognitionException, InterruptedException {
        ended = true;
        call();
        try {
            return whole.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            throw new RecognitionException(
                    "sphinx has no transcript %d ms after the end of the speech: %s"
                            .formatted(deadline.toMillis(), thread.state()),
                    e);
        }
    }

    private static RecognitionException failure(Throwable cause) {
        String message =
                cause instanceof RecognitionException
                        ? String.valueOf(cause.getMessage())
                        : "sphinx failed in the middle of an utterance: " + cause;
        return new RecognitionException(message, cause);
    }

    @Override
    public void close() {
        abandoned = true;
        ended = true;
        call();
    }

    /// Asks the thread for a turn, unless it is asked already.
    void call() {
        if (!whole.isDone() && called.compareAndSet(false, true)) {
            thread.turn(this);
        }
    }

    /// The turn has begun: what comes now asks for another.
    void answered() {
        called.set(false);
    }

    boolean isOver() {
        return whole.isDone() || abandoned;
    }

    boolean isBegun() {
        return decoding != null;
    }

    /// Whether it waits for a decoder, and from now on does.
    boolean isWaiting() {
        boolean before = waiting;
        waiting = true;
        return before;
    }

    void begin(SpeechModel model) {
        waiting = false;
        decoding = model.decode(speech);
    }

    /// Decodes some of it, tells what changed, and asks for another turn if there is more.
    ///
    /// @return whether it is done
    boolean advance() {
        SpeechModel.Decoding current = Objects.requireNonNull(decoding);
        if (ended) {
            current.end();
        }
        boolean done =
                switch (current.advance()) {
                    case MORE -> {
                        tell(current.text());
                        call();
                        yield false;
                    }
                    case STARVED -> false;
                    case DONE -> true;
                };
        if (done) {
            whole.complete(new Transcript(current.text(), true, speech.dropped()));
        }
        return done;
    }

    private void tell(String text) {
        if (!text.isBlank() && !text.equals(told) && !abandoned) {
            told = text;
            partials.accept(new Transcript(text, false));
        }
    }

    /// Ends it without a transcript, unless it has one.
    void fail(Throwable reason) {
        whole.completeExceptionally(reason);
    }

    /// Lets go of the search, which may be large.
    void release() {
        decoding = null;
    }
}
