package dev.vox.runtime.model;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Loads models, each on a thread of its own, so many at once.
///
/// The thread is a platform thread: loading is CPU work and would keep a carrier from the sessions.
final class ModelLoader {
    /// How long a load waits for its turn, and how long those who want its model wait for it.
    static final Duration DEADLINE = Duration.ofMinutes(2);

    private final String warmUpText;
    private final int maxParallelLoads;
    private final Semaphore turns;

    ModelLoader(int maxParallelLoads, String warmUpText) {
        this.maxParallelLoads = maxParallelLoads;
        this.turns = new Semaphore(maxParallelLoads, true);
        this.warmUpText = warmUpText;
    }

    /// Starts a load. One of the two is called when it has ended, on the loading thread.
    void start(
            ResidentModel model, Consumer<LoadedVoice> loaded, Consumer<ModelLoadException> fail) {
        Thread.ofPlatform()
                .daemon()
                .name("vox-load-" + model.id())
                .start(() -> {
                    LoadedVoice voice;
                    try {
                        voice = loadInTurn(model);
                    } catch (ModelLoadException e) {
                        fail.accept(e);
                        return;
                    }
                    loaded.accept(voice);
                });
    }

    private LoadedVoice loadInTurn(ResidentModel model) throws ModelLoadException {
        try {
            if (!turns.tryAcquire(DEADLINE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ModelLoadException(
                        model.id(),
                        "waited %d s for one of %d running loads to end"
                                .formatted(DEADLINE.toSeconds(), maxParallelLoads),
                        null);
            }
            try {
                return load(model);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelLoadException(model.id(), "the load was interrupted", e);
        }
    }

    private LoadedVoice load(ResidentModel model) throws ModelLoadException, InterruptedException {
        try {
            LoadedVoice voice = model.engine().load(model.profile());
            try {
                warmUp(voice);
            } catch (SpeechException | RuntimeException | Error | InterruptedException e) {
                voice.close();
                throw e;
            }
            return voice;
        } catch (SpeechException e) {
            throw new ModelLoadException(model.id(), String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | Error e) {
            // An engine's bug, or a library that it misses, must not leave those who wait for the
            // model without an answer.
            throw new ModelLoadException(model.id(), e.toString(), e);
        }
    }

    private void warmUp(LoadedVoice voice) throws SpeechException, InterruptedException {
        if (warmUpText.isBlank()) {
            return;
        }
        long end = System.nanoTime() + DEADLINE.toNanos();
        voice.speak(new SpeechRequest(warmUpText), chunk -> System.nanoTime() < end);
    }
}
