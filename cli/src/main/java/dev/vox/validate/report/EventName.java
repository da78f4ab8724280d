package dev.vox.validate.report;

import dev.vox.validate.RunEvent;

/// What events are called in JSON.
enum EventName {
    RUN_BEGAN,
    PHASE_BEGAN,
    CHECK_BEGAN,
    CHECK_ENDED,
    PHASE_ENDED,
    RUN_ENDED;

    static EventName of(RunEvent event) {
        return switch (event) {
            case RunEvent.RunBegan _ -> RUN_BEGAN;
            case RunEvent.PhaseBegan _ -> PHASE_BEGAN;
            case RunEvent.CheckBegan _ -> CHECK_BEGAN;
            case RunEvent.CheckEnded _ -> CHECK_ENDED;
            case RunEvent.PhaseEnded _ -> PHASE_ENDED;
            case RunEvent.RunEnded _ -> RUN_ENDED;
        };
    }
}
