package dev.vox.stack;

import dev.vox.env.Project;
import dev.vox.stack.plan.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Asks for another model of the stack that is up.
///
/// @param project where
/// @param speech what is to speak; whatever else it says stays as the stack was started
/// @param problems what the machine has not that the model's profile needs
/// @param wanted what a stack would be started with that has this model, by variable; empty when that is not known
/// @param timeout until it must speak
public record SwitchRequest(
        Project project,
        SpeechSettings speech,
        List<Problem> problems,
        Map<String, String> wanted,
        Duration timeout) {
    public SwitchRequest {
        wanted = Map.copyOf(wanted);
        problems = List.copyOf(problems);
    }

    /// The id of the model that is to speak.
    public String model() {
        return speech.model();
    }

    /// The same with what is left of the time.
    SwitchRequest within(Duration rest) {
        return new SwitchRequest(project, speech, problems, wanted, rest);
    }
}
