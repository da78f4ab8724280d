package dev.vox.cli.output;

import java.util.Map;

/// Format, colour and progress of one run, decided once.
///
/// @param outColor whether stdout is coloured
/// @param errColor whether stderr is coloured
public record OutputMode(Format format, boolean outColor, boolean errColor, ProgressMode progress) {

    /// Decides by flags, environment and what lies behind the two streams.
    ///
    /// Colour, for each stream apart: `--color` › `NO_COLOR` › `CLICOLOR_FORCE` › `TERM=dumb` › is it a terminal
    /// (https://no-color.org, https://bixense.com/clicolors). JSON is never coloured.
    public static OutputMode resolve(
            OutputFlags flags,
            Map<String, String> environment,
            boolean outTerminal,
            boolean errTerminal) {
        Format format = format(flags, outTerminal);
        boolean outColor = !format.json() && color(flags.color(), environment, outTerminal);
        boolean errColor = color(flags.color(), environment, errTerminal);
        return new OutputMode(
                format, outColor, errColor, progress(flags, environment, outTerminal, errTerminal));
    }

    private static Format format(OutputFlags flags, boolean terminal) {
        if (flags.json()) {
            return terminal ? Format.JSON_PRETTY : Format.JSON_COMPACT;
        }
        return flags.plain() || !terminal ? Format.PLAIN : Format.HUMAN;
    }

    private static boolean color(
            ColorChoice choice, Map<String, String> environment, boolean terminal) {
        return switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> {
                if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
                    yield false;
                }
                String forced = environment.getOrDefault("CLICOLOR_FORCE", "");
                if (!forced.isEmpty() && !forced.equals("0")) {
                    yield true;
                }
                yield terminal && !dumb(environment);
            }
        };
    }

    /// A program that asks for JSON reads no progress; whoever sends it to a file from a terminal does.
    private static ProgressMode progress(
            OutputFlags flags,
            Map<String, String> environment,
            boolean outTerminal,
            boolean errTerminal) {
        boolean watched = errTerminal && !outTerminal;
        if (flags.quiet() || (flags.json() && !watched)) {
            return ProgressMode.SILENT;
        }
        return errTerminal && !dumb(environment) ? ProgressMode.LIVE : ProgressMode.LINES;
    }

    private static boolean dumb(Map<String, String> environment) {
        return "dumb".equals(environment.get("TERM"));
    }
}
