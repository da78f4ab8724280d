package dev.vox.cli.command;

import dev.vox.env.Environment;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Surroundings;
import dev.vox.stack.StackSettings;
import dev.vox.stack.UpRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Makes requests out of the process's environment.
///
/// @param variables the process's environment
/// @param surroundings where the tool runs
public record StackRequests(Map<String, String> variables, Surroundings surroundings) {
    public StackRequests {
        variables = Map.copyOf(variables);
    }

    /// Asks for the stack that the environment describes.
    UpRequest up(Project project, Duration timeout) {
        StackSettings settings = StackSettings.of(environment(), surroundings);
        return new UpRequest(project, settings, variables, timeout);
    }

    /// The settings in effect, flags above the environment.
    Environment environment(Layer.Flag... flags) {
        return Environment.resolve(List.of(Layer.process(variables), Layer.flags(flags)));
    }

    /// A flag whose value the parser has read as a number already.
    static Layer.Flag flag(Setting<Integer> setting, String option, @Nullable Integer value) {
        return new Layer.Flag(setting, option, value == null ? null : value.toString());
    }
}
