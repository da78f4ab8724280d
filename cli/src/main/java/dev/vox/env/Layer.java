package dev.vox.env;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One source of variables. A list of layers makes an environment, the last one wins.
///
/// @param name its place in the order
/// @param source as it is shown: `.env.local`, `environment`, `profile piper`
/// @param definitions in the order of the source; of several for one variable the last one counts
public record Layer(LayerName name, String source, List<Definition> definitions) {
    public Layer {
        definitions = List.copyOf(definitions);
    }

    /// The environment of the process, as it was handed to the tool.
    public static Layer process(Map<String, String> variables) {
        Origin origin = new Origin.ProcessEnvironment();
        return new Layer(
                LayerName.PROCESS,
                origin.label(),
                variables.entrySet().stream()
                        .map(entry -> Definition.literal(entry.getKey(), entry.getValue(), origin))
                        .toList());
    }

    /// Flags that stand for a variable.
    ///
    /// @param flags absent ones have no text and are left out
    public static Layer flags(Flag... flags) {
        List<Definition> definitions = new ArrayList<>();
        for (Flag flag : flags) {
            if (flag.text() != null) {
                definitions.add(
                        Definition.literal(
                                flag.setting().variable(),
                                flag.text(),
                                new Origin.Flag(flag.option())));
            }
        }
        return new Layer(LayerName.FLAGS, "flags", definitions);
    }

    /// A flag that stands for a setting.
    ///
    /// @param option as it is typed: `--port`
    /// @param text null when the flag was not given
    public record Flag(Setting<?> setting, String option, @Nullable String text) {}
}
