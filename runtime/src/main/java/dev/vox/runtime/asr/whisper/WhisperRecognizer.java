package dev.vox.runtime.asr.whisper;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.SpeechBuffer;
import dev.vox.runtime.asr.Transcript;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Recognition by a Whisper model in this process.
///
/// Whisper hears half a minute at a time and not less: speech is collected and transcribed when it ends, one utterance after the
/// other, and there are no partial transcripts.
public final class WhisperRecognizer implements Recognizer {
    private static final Duration LOAD_DEADLINE = Duration.ofMinutes(2);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final WhisperSettings settings;

    /// Its thread starts with the first task. Tasks are as many as sessions that wait for a transcript.
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("whisper-", 1).factory());

    /// Touched by the thread alone.
    private @Nullable WhisperModel model;

    /// Nothing is loaded yet.
    public WhisperRecognizer(WhisperSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "whisper";
    }

    @Override
    public void prepare() throws RecognitionException {
        FutureTask<WhisperModel> loading = submit(this::model);
        try {
            var _ = await(loading, LOAD_DEADLINE, "loaded no model");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecognitionException("whisper was stopped while it loaded its model", e);
        }
    }

    @Override
    public Recognition begin(Consumer<Transcript> partials) throws RecognitionException {
        if (thread.isShutdown()) {
            throw new RecognitionException("whisper is closed");
        }
        return new CollectedSpeech(this, new SpeechBuffer(settings.longestUtterance()));
    }

    /// Puts a transcription in the queue.
    FutureTask<String> transcription(short[] samples) throws RecognitionException {
        return submit(() -> model().transcribe(samples));
    }

    /// Waits for a task, and takes it out of the queue when it is late.
    static <T> T await(FutureTask<T> task, Duration deadline, String problem)
            throws RecognitionException, InterruptedException {
        try {
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof RecognitionException
                    ? new RecognitionException(String.valueOf(cause.getMessage()), cause)
                    : new RecognitionException("whisper failed: " + cause, cause);
        } catch (TimeoutException e) {
            throw new RecognitionException(
                    "whisper %s within %d ms".formatted(problem, deadline.toMillis()), e);
        } finally {
            task.cancel(false);
        }
    }

    private WhisperModel model() throws RecognitionException {
        if (model == null) {
            model = WhisperModel.load(settings);
        }
        return model;
    }

    private <T> FutureTask<T> submit(Callable<T> work) throws RecognitionException {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            throw new RecognitionException("whisper is closed", e);
        }
        return task;
    }

    /// Frees the model when the transcription that runs, if any, is done: native code cannot be interrupted.
    @Override
    public synchronized void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.getQueue().clear();
        if (thread.getPoolSize() > 0) {
            thread.execute(this::free);
        }
        thread.shutdown();
        boolean interrupted = false;
        try {
            thread.awaitTermination(CLOSE_DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void free() {
        if (model != null) {
            model.close();
            model = null;
        }
    }
}
