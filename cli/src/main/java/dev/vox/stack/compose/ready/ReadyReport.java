package dev.vox.stack.compose.ready;

import java.time.Duration;
import java.util.List;

/// What came of waiting for services.
///
/// @param services each that was waited for, in the order in which they became ready
/// @param critical the chain of services that the time went on, the last to be ready at its end
/// @param elapsed until the last was ready
/// @param noticed how long after the last service's answer, or after the end of what started them where that came later, the wait was over
public record ReadyReport(
        List<Became> services, List<Became> critical, Duration elapsed, Duration noticed) {
    public ReadyReport {
        services = List.copyOf(services);
        critical = List.copyOf(critical);
    }

    /// A service that became ready.
    ///
    /// @param started since the wait began, when its container ran; zero when it ran before
    /// @param ready since the wait began; zero when it was before
    /// @param answer what settled it: `healthy`, `PONG`, `exited with 0`
    public record Became(String service, Duration started, Duration ready, String answer) {
        /// From running to ready.
        public Duration took() {
            return ready.minus(started);
        }
    }
}
