package dev.vox.cli.output;

import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

/// Shows progress until it is closed.
public interface ProgressDisplay extends Progress, AutoCloseable {
    /// Shows nothing.
    ProgressDisplay SILENT =
            new ProgressDisplay() {
                @Override
                public void report(ProgressEvent event) {}

                @Override
                public void close() {}
            };

    /// Takes what is still moving off the screen; what was finished stays.
    @Override
    void close();
}
