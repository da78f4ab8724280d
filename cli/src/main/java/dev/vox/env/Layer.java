package dev.vox.env;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// One source of variables. A stack of layers makes an environment, the last one wins.
///
/// @param values by variable name
public record Layer(Map<String, RawValue> values) {
    public Layer {
        values = Map.copyOf(values);
    }

    /// The environment of the process, as it was handed to the tool.
    public static Layer process(Map<String, String> variables) {
        Map<String, RawValue> values = new LinkedHashMap<>();
        Origin origin = new Origin.ProcessEnvironment();
        variables.forEach((name, text) -> values.put(name, new RawValue(text, origin)));
        return new Layer(values);
    }

    /// Flags that stand for a variable.
    ///
    /// @param flags the text given, by variable name and then by option: absent ones are null and left out
    public static Layer flags(Flag... flags) {
        Map<String, RawValue> values = new LinkedHashMap<>();
        for (Flag flag : flags) {
            if (flag.text() != null) {
                values.put(
                        flag.setting().variable(),
                        new RawValue(flag.text(), new Origin.Flag(flag.option())));
            }
        }
        return new Layer(values);
    }

    /// A flag that stands for a setting.
    ///
    /// @param option as it is typed: `--port`
    /// @param text null when the flag was not given
    public record Flag(Setting<?> setting, String option, @Nullable String text) {}
}
