package dev.vox.runtime.tts.kevin;

import dev.vox.runtime.tts.SpeechException;

import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The speakers of a voice, one a thread, and the pieces of text that wait for them.
///
/// A speaker is held only while a piece is synthesized, which takes milliseconds; never while somebody listens.
final class SpeakerPool implements AutoCloseable {
    /// Pieces that wait or are being said. Whoever brings one more waits for a place, up to the deadline.
    private static final int PLACES = 256;

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<Speaker> speakers;
    private final Duration deadline;
    private final Semaphore places = new Semaphore(PLACES, true);
    private final Queue<Speaker> idle = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor threads;

    /// @param name of the voice, for threads and messages
    /// @param speakers makes a speaker; asked at most once for each thread, and again after a failure
    /// @param deadline how long a piece may wait and how long it may take, each
    SpeakerPool(String name, int size, Supplier<Speaker> speakers, Duration deadline) {
        this.name = name;
        this.speakers = speakers;
        this.deadline = deadline;
        this.threads =
                new ThreadPoolExecutor(
                        size,
                        size,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(), // bounded by the places
                        Thread.ofPlatform().daemon().name(name + "-speaker-", 1).factory());
    }

    /// Hands in a piece of text; it is said as soon as a speaker is free.
    ///
    /// @throws SpeechException when no place became free before the deadline, or the voice is closed
    Piece begin(String text) throws SpeechException, InterruptedException {
        if (!places.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new SpeechException(
                    "%s is overloaded: no place for another text within %d s"
                            .formatted(name, deadline.toSeconds()));
        }
        Piece piece = new Piece(text);
        try {
            threads.execute(piece.task);
        } catch (RejectedExecutionException e) {
            piece.abandon();
            throw new SpeechException(name + " is closed", e);
        }
        return piece;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        idle.clear();
        boolean interrupted = false;
        try {
            threads.awaitTermination(CLOSE_DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private CodedSpeech say(String text) throws Exception {
        try {
            return sayAsWritten(text);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | StackOverflowError | AssertionError e) {
            // FreeTTS stumbles over some readings of numbers, dates and abbreviations; said plainly
            // they have none.
            return sayAsWritten(SpeakableText.plain(text));
        }
    }

    private CodedSpeech sayAsWritten(String text) throws Exception {
        Speaker waiting = idle.poll();
        Speaker speaker = waiting == null ? speakers.get() : waiting;
        CodedSpeech speech = speaker.say(text);
        idle.add(speaker);
        return speech;
    }

    /// A text on its way to being speech.
    final class Piece {
        private final FutureTask<CodedSpeech> task;

        private Piece(String text) {
            task =
                    new FutureTask<>(() -> say(text)) {
                        @Override
                        protected void done() {
                            places.release();
                        }
                    };
        }

        /// Waits for the speech.
        ///
        /// @throws SpeechException when it could not be made, or not before the deadline
        CodedSpeech await() throws SpeechException, InterruptedException {
            try {
                return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new SpeechException(name + " could not say the text: " + cause, cause);
            } catch (TimeoutException e) {
                abandon();
                throw new SpeechException(
                        "%s made no speech of a piece of text within %d s"
                                .formatted(name, deadline.toSeconds()),
                        e);
            }
        }

        /// Gives the piece up; one that is being said is finished for nobody.
        void abandon() {
            task.cancel(false);
            threads.remove(task);
        }
    }
}
