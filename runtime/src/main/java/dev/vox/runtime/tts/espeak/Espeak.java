package dev.vox.runtime.tts.espeak;

import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.Unavailable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The owner of libespeak-ng. The library has one state for the whole process, so there is one owner, and one thread of its
/// own calls the library. Sentences are served in the order in which they come, so that a long text does not keep others
/// waiting, and nobody who listens holds the thread.
///
/// Nothing is loaded until something is asked for; the thread ends when it has had nothing to do for a while.
public final class Espeak {
    /// Sentences that wait or are being spoken. Whoever brings one more waits for a place, up to the deadline.
    private static final int PLACES = 256;

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final String REMEDY =
            "apt-get install libespeak-ng1 espeak-ng-data (or set ESPEAK_DATA_PATH to the folder"
                    + " that holds espeak-ng-data)";

    /// Made last: it uses what stands above.
    private static final Espeak SHARED = new Espeak();

    private final Semaphore places = new Semaphore(PLACES, true);
    private final ThreadPoolExecutor thread;

    /// Touched by the thread alone.
    private @Nullable EspeakLibrary library;

    private volatile @Nullable Offer offer;

    /// What the library has.
    ///
    /// @param sampleRate samples a second of every voice, in Hz
    record Offer(int sampleRate, List<EspeakVoice> voices) {
        Offer {
            voices = List.copyOf(voices);
        }
    }

    /// A call of the library.
    @FunctionalInterface
    private interface Call<T> {
        T on(EspeakLibrary library) throws SpeechException;
    }

    private Espeak() {
        thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE.toNanos(),
                        TimeUnit.NANOSECONDS,
                        new LinkedBlockingQueue<>(), // bounded by the places
                        Thread.ofPlatform().daemon().name("espeak").factory());
        thread.allowCoreThreadTimeOut(true);
    }

    /// The one that there is.
    public static Espeak shared() {
        return SHARED;
    }

    /// Why the library cannot be used here; empty when it can.
    public Optional<Unavailable> unavailable() {
        try {
            offer();
            return Optional.empty();
        } catch (SpeechException e) {
            return Optional.of(new Unavailable(String.valueOf(e.getMessage()), REMEDY));
        }
    }

    /// What the library has. It is loaded when it is not yet.
    ///
    /// @throws SpeechException when it cannot be loaded; the message says why
    Offer offer() throws SpeechException {
        Offer known = offer;
        if (known != null) {
            return known;
        }
        Offer found = await(begin(library -> new Offer(library.sampleRate(), library.voices())));
        offer = found;
        return found;
    }

    /// Begins to speak a sentence as soon as the library is free.
    ///
    /// @param identifier of the voice
    /// @param pause whether the pause after a sentence is part of it
    /// @throws SpeechException when no place became free before the deadline
    Piece speak(String identifier, String sentence, boolean pause)
            throws SpeechException, InterruptedException {
        takePlace();
        Piece piece = new Piece(DEADLINE);
        thread.execute(() -> {
            try {
                if (!piece.isAbandoned()) {
                    EspeakLibrary opened = opened();
                    opened.select(identifier);
                    opened.speak(sentence, pause, piece);
                }
                piece.ended();
            } catch (SpeechException e) {
                piece.failed(e);
            } catch (RuntimeException | Error e) {
                piece.failed(new SpeechException("libespeak-ng could not say the text: " + e, e));
            } finally {
                places.release();
            }
        });
        return piece;
    }

    /// The phonemes of a text, clause by clause.
    ///
    /// @param voice a language as the library names it, such as `en-us`
    /// @throws SpeechException when the library cannot be loaded or has no such voice
    public List<Clause> phonemes(String voice, String text)
            throws SpeechException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        takePlace();
        try {
            return await(
                    begin(library -> {
                        library.select(voice);
                        return library.phonemes(text);
                    }));
        } finally {
            places.release();
        }
    }

    private void takePlace() throws SpeechException, InterruptedException {
        if (!places.tryAcquire(DEADLINE.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new SpeechException(
                    "libespeak-ng is overloaded: no place for another text within %d s"
                            .formatted(DEADLINE.toSeconds()));
        }
    }

    private EspeakLibrary opened() throws SpeechException {
        EspeakLibrary known = library;
        if (known == null) {
            known = EspeakLibrary.open();
            library = known;
        }
        return known;
    }

    private <T> FutureTask<T> begin(Call<T> call) {
        FutureTask<T> task = new FutureTask<>(() -> call.on(opened()));
        thread.execute(task);
        return task;
    }

    /// Waits, for milliseconds as a rule; an interruption is kept for the caller.
    private static <T> T await(FutureTask<T> task) throws SpeechException {
        boolean interrupted = false;
        long end = System.nanoTime() + DEADLINE.toNanos();
        try {
            while (true) {
                try {
                    return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new SpeechException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            task.cancel(false);
            throw new SpeechException(
                    "libespeak-ng did not answer within %d s".formatted(DEADLINE.toSeconds()), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
