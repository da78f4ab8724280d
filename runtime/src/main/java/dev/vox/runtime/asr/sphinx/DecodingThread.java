package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.RecognitionException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// A thread with its own copy of the model, on which utterances take turns: each decodes 100 ms of its speech and goes to the
/// end of the queue. Sphinx keeps scores in its model, so no other thread may decode with it.
final class DecodingThread implements AutoCloseable {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final SpeechModel.Loader loader;
    private final int decoders;
    private final Thread thread;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final AtomicInteger utterances = new AtomicInteger();

    /// Those that have asked for a turn. An utterance is in it once at most, so it is bounded by the number of sessions.
    private final BlockingQueue<SphinxRecognition> turns = new LinkedBlockingQueue<>();

    /// Those that wait for another to end, in order.
    private final Queue<SphinxRecognition> waiting = new ArrayDeque<>();

    private int decoded;
    private volatile boolean closed;

    /// @param decoders most utterances that are begun at the same time
    DecodingThread(String name, SpeechModel.Loader loader, int decoders) {
        this.loader = loader;
        this.decoders = decoders;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// How many utterances it serves.
    int load() {
        return utterances.get();
    }

    /// Waits until the model is loaded.
    ///
    /// @throws RecognitionException when it cannot be, or is not before the deadline
    void awaitModel(Duration deadline) throws RecognitionException {
        try {
            loaded.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new RecognitionException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            throw new RecognitionException(
                    "sphinx did not load its model within %d s".formatted(deadline.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecognitionException("sphinx was stopped while it loaded its model", e);
        }
    }

    /// @throws RecognitionException when the model is known not to load
    void refuseIfBroken() throws RecognitionException {
        if (loaded.isCompletedExceptionally()) {
            awaitModel(CLOSE_DEADLINE);
        }
    }

    void enter() {
        utterances.incrementAndGet();
    }

    void exit() {
        utterances.decrementAndGet();
    }

    void turn(SphinxRecognition utterance) {
        turns.add(utterance);
        if (closed) {
            failAll(new RecognitionException("sphinx is closed"));
        }
    }

    /// What it is busy with, for messages.
    String state() {
        return loaded.isDone()
                ? "%d utterances share its thread".formatted(utterances.get())
                : "its model is still being loaded";
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        try {
            if (thread.isAlive()) {
                thread.join(CLOSE_DEADLINE);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        failAll(new RecognitionException("sphinx is closed"));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        SpeechModel model = loadModel();
        try {
            while (model != null && !closed) {
                serve(turns.take(), model);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        waiting.forEach(utterance -> utterance.fail(new RecognitionException("sphinx is closed")));
    }

    private @Nullable SpeechModel loadModel() {
        try {
            SpeechModel model = loader.load();
            loaded.complete(null);
            return model;
        } catch (RecognitionException e) {
            broken(e);
        } catch (RuntimeException | Error e) {
            broken(new RecognitionException("sphinx cannot be loaded: " + e, e));
        }
        return null;
    }

    private void broken(RecognitionException reason) {
        closed = true;
        loaded.completeExceptionally(reason);
        failAll(reason);
    }

    private void failAll(RecognitionException reason) {
        for (SphinxRecognition next = turns.poll(); next != null; next = turns.poll()) {
            next.fail(reason);
        }
    }

    private void serve(SphinxRecognition utterance, SpeechModel model) {
        utterance.answered();
        if (utterance.isOver()) {
            leave(utterance, model);
        } else if (utterance.isBegun()) {
            advance(utterance, model);
        } else if (decoded < decoders) {
            begin(utterance, model);
        } else if (!utterance.isWaiting()) {
            waiting.add(utterance);
        }
    }

    private void begin(SphinxRecognition utterance, SpeechModel model) {
        decoded++;
        try {
            utterance.begin(model);
        } catch (RuntimeException | Error e) {
            decoded--;
            utterance.fail(e);
            return;
        }
        advance(utterance, model);
    }

    /// Sphinx throws errors for what is no more than a bad utterance.
    private void advance(SphinxRecognition utterance, SpeechModel model) {
        try {
            if (utterance.advance()) {
                leave(utterance, model);
            }
        } catch (RuntimeException | Error e) {
            utterance.fail(e);
            leave(utterance, model);
        }
    }

    private void leave(SphinxRecognition utterance, SpeechModel model) {
        utterance.fail(new RecognitionException("the utterance was given up"));
        if (utterance.isBegun()) {
            utterance.release();
            decoded--;
        } else {
            waiting.remove(utterance);
        }
        while (decoded < decoders && !waiting.isEmpty()) {
            begin(waiting.remove(), model);
        }
    }
}
