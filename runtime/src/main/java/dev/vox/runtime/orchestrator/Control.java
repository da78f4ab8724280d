package dev.vox.runtime.orchestrator;

import java.time.Duration;

/// The control face of an orchestrator, which is there where somebody may control it.
///
/// @param token whoever shows it may
/// @param arrival how long an order may take to arrive
public record Control(ControlToken token, ModelControl models, Duration arrival) {
    private static final Duration USUAL_ARRIVAL = Duration.ofSeconds(5);

    /// The same with the usual time for an order to arrive, 5 s.
    public Control(ControlToken token, ModelControl models) {
        this(token, models, USUAL_ARRIVAL);
    }
}
