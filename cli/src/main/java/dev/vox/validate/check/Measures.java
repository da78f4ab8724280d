package dev.vox.validate.check;

import dev.vox.json.JsonValue;

import java.util.List;

/// Figures that have names, as a person reads them: `first_audible_ms` of 12.3 is `first audible`, `12.3 ms`.
final class Measures {
    private static final String MILLIS = "_ms";
    private static final String LEVEL = "_dbfs";

    private Measures() {}

    /// Notes all of them.
    ///
    /// @param before each name: `worker `, or nothing
    static void tell(Sight sight, String before, JsonValue.Members figures) {
        figures.values().forEach((name, value) -> tell(sight, before, name, shown(value)));
    }

    private static void tell(Sight sight, String before, String name, String value) {
        if (name.endsWith(MILLIS)) {
            sight.saw(before + words(name, MILLIS), value + " ms");
        } else if (name.endsWith(LEVEL)) {
            sight.saw(before + words(name, LEVEL), value + " dBFS");
        } else {
            sight.saw(before + words(name, ""), name.endsWith("_rate") ? value + " Hz" : value);
        }
    }

    private static String shown(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) -> text;
            case JsonValue.Figure(String text) -> text;
            case JsonValue.Flag(boolean flag) -> flag ? "yes" : "no";
            case JsonValue.Nothing _ -> "nothing";
            case JsonValue.Items(List<JsonValue> items) ->
                    String.join(", ", items.stream().map(Measures::shown).toList());
            case JsonValue.Members(var members) -> String.join(", ", members.keySet());
        };
    }

    private static String words(String name, String unit) {
        return name.substring(0, name.length() - unit.length()).replace('_', ' ');
    }
}
