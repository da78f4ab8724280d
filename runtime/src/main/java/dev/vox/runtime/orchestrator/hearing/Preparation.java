package dev.vox.runtime.orchestrator.hearing;

import static java.lang.System.Logger.Level.ERROR;

import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Loads the recogniser of a server in the background, once somebody is about to speak. All sessions share it.
public final class Preparation {
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");

    private final Recognizer recognizer;
    private @Nullable CompletableFuture<Void> running;

    public Preparation(Recognizer recognizer) {
        this.recognizer = recognizer;
    }

    /// Loads the recogniser unless it is loaded or being loaded; after a failure, again.
    ///
    /// @param failed told why it cannot be loaded, on any thread
    void begin(Consumer<String> failed) {
        var _ =
                running()
                        .exceptionally(e -> {
                            failed.accept(String.valueOf(e.getMessage()));
                            return null;
                        });
    }

    private synchronized CompletableFuture<Void> running() {
        CompletableFuture<Void> loading = running;
        if (loading == null || loading.isCompletedExceptionally()) {
            CompletableFuture<Void> begun = new CompletableFuture<>();
            // It computes for seconds, which would hold up the virtual threads of other sessions.
            Thread.ofPlatform()
                    .daemon()
                    .name("prepare-" + recognizer.name())
                    .start(() -> prepare(begun));
            running = begun;
            return begun;
        }
        return loading;
    }

    private void prepare(CompletableFuture<Void> done) {
        try {
            recognizer.prepare();
            done.complete(null);
        } catch (RecognitionException e) {
            done.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            LOGGER.log(ERROR, "the recogniser " + recognizer.name() + " cannot be loaded", e);
            done.completeExceptionally(
                    new IllegalStateException(
                            "the recogniser " + recognizer.name() + " cannot be loaded", e));
        }
    }
}
