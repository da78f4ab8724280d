package dev.vox.voice.scenario;

import java.util.List;

/// One thing that the user does, when, and what must come of it.
public record Turn(Action action, Start start, List<Expectation> expectations) {
    public Turn {
        expectations = List.copyOf(expectations);
    }
}
