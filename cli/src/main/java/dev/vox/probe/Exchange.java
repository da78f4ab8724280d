package dev.vox.probe;

import java.io.IOException;

/// One conversation with a service, on a thread of its own. It leaves nothing open, also when it is interrupted.
@FunctionalInterface
interface Exchange {
    /// Asks and listens.
    ///
    /// @param waiting is told what the conversation waits for
    Said run(Waiting waiting) throws IOException, InterruptedException;
}
