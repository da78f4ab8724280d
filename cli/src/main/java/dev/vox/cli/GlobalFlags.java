package dev.vox.cli;

import dev.vox.cli.output.ColorChoice;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// What a failure has to know of the command line, even of one that cannot be parsed.
///
/// @param project what `--project` says, unchecked
record GlobalFlags(boolean verbose, ColorChoice color, @Nullable String project) {
    static GlobalFlags scan(List<String> args) {
        boolean verbose = false;
        ColorChoice color = ColorChoice.AUTO;
        String project = null;
        for (int at = 0; at < args.size() && !args.get(at).equals("--"); at++) {
            String arg = args.get(at);
            verbose |= arg.equals("--verbose");
            String colorValue = value(args, at, "--color");
            color = colorValue == null ? color : color(colorValue);
            String projectValue = value(args, at, "--project");
            project = projectValue == null ? project : projectValue;
        }
        return new GlobalFlags(verbose, color, project);
    }

    private static @Nullable String value(List<String> args, int at, String option) {
        String arg = args.get(at);
        if (arg.startsWith(option + "=")) {
            return arg.substring(option.length() + 1);
        }
        return arg.equals(option) && at + 1 < args.size() ? args.get(at + 1) : null;
    }

    private static ColorChoice color(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "always" -> ColorChoice.ALWAYS;
            case "never" -> ColorChoice.NEVER;
            default -> ColorChoice.AUTO;
        };
    }
}
