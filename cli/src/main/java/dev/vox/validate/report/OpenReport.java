package dev.vox.validate.report;

import dev.vox.problem.VoxException;
import dev.vox.report.Destination;
import dev.vox.report.ReportFile;
import dev.vox.validate.RunEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;

/// A report while it is written. What fails ends it, and is kept for the end of the run. Not safe for threads.
final class OpenReport {
    private final Renderer renderer;
    private final Destination destination;
    private @Nullable Exception failure;

    OpenReport(Renderer renderer, Destination destination) {
        this.renderer = renderer;
        this.destination = destination;
    }

    void add(RunEvent event) {
        attempt(() -> {
            String text = renderer.add(event);
            if (!text.isEmpty()) {
                destination.write(text);
            }
        });
    }

    void finish() {
        attempt(destination::finish);
        if (failure != null) {
            destination.drop();
        }
    }

    /// Nothing happened of which it could tell.
    void drop() {
        destination.drop();
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        if (failure != null) {
            return;
        }
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    /// What kept it from being written, by the grammar of `VoxException`.
    Optional<String> problem() {
        return Optional.ofNullable(failure)
                .filter(reason -> fault().isEmpty())
                .map(reason ->
                        reason instanceof VoxException
                                ? String.valueOf(reason.getMessage())
                                : "[%s] the report cannot be written: %s"
                                        .formatted(destination.name(), ReportFile.reason(reason)));
    }

    /// A fault of the renderer itself.
    Optional<RuntimeException> fault() {
        return failure instanceof RuntimeException fault && !(fault instanceof VoxException)
                ? Optional.of(fault)
                : Optional.empty();
    }
}
