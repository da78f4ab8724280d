package dev.vox.cli.command;

import dev.vox.env.Environment;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Surroundings;
import dev.vox.env.Variables;
import dev.vox.stack.StackSettings;
import dev.vox.stack.UpRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    private Environment environment() {
        return Environment.of(variables(Layer.process(variables)));
    }

    /// The settings in effect of some rows of the table, flags above the environment.
    ///
    /// @param usage of the command whose flags they are
    /// @throws UsageProblem naming every flag that is wrong
    Environment environment(List<? extends Setting<?>> rows, String usage, Layer.Flag... flags) {
        String mistakes =
                Arrays.stream(flags)
                        .map(StackRequests::mistake)
                        .filter(mistake -> !mistake.isEmpty())
                        .collect(Collectors.joining("\n"));
        if (!mistakes.isEmpty()) {
            throw new UsageProblem(mistakes, null, usage);
        }
        return Environment.of(variables(Layer.process(variables), Layer.flags(flags)), rows);
    }

    private static Variables variables(Layer... layers) {
        return Variables.resolve(List.of(layers), ExpandOrder.VOX).check();
    }

    private static String mistake(Layer.Flag flag) {
        String text = flag.text();
        if (text == null || text.isBlank()) {
            return "";
        }
        try {
            var _ = flag.setting().type().parser().apply(text);
            return "";
        } catch (IllegalArgumentException e) {
            return flag.option() + "=" + text + ": " + e.getMessage();
        }
    }

    /// A flag whose value the parser has read as a number already.
    static Layer.Flag flag(Setting<Integer> setting, String option, @Nullable Integer value) {
        return new Layer.Flag(setting, option, value == null ? null : value.toString());
    }
}
