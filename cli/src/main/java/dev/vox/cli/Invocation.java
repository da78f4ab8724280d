package dev.vox.cli;

import dev.vox.cli.command.UsageProblem;
import dev.vox.text.Nearest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A command line before its command is known: options may stand before the command's name as well as behind it.
///
/// @param options what stands before the name
/// @param words the name and what stands behind it; empty where no command is named
record Invocation(List<String> options, List<String> words) {
    private static final Set<String> WITH_VALUE = Set.of("--project", "--color");
    private static final List<String> KNOWN =
            List.of(
                    "--help",
                    "-h",
                    "--version",
                    "-V",
                    "--verbose",
                    "--project",
                    "--color",
                    "--json",
                    "--plain",
                    "--quiet",
                    "-q");

    private static final String USAGE = "vox COMMAND [OPTIONS]";

    static Invocation of(List<String> args) {
        int at = 0;
        while (at < args.size() && args.get(at).startsWith("-")) {
            String option = args.get(at).split("=", 2)[0];
            if (!KNOWN.contains(option)) {
                throw unknown(option);
            }
            boolean takesNext = WITH_VALUE.contains(args.get(at));
            if (takesNext && at + 1 == args.size()) {
                throw new UsageProblem("option '%s' needs a value".formatted(option), null, USAGE);
            }
            at += takesNext ? 2 : 1;
        }
        return new Invocation(args.subList(0, at), args.subList(at, args.size()));
    }

    private static UsageProblem unknown(String option) {
        String hint = Nearest.to(option, KNOWN).map("did you mean '%s'?"::formatted).orElse(null);
        return new UsageProblem("unknown option '%s'".formatted(option), hint, USAGE);
    }

    boolean version() {
        return options.contains("--version") || options.contains("-V");
    }

    /// The options before the name, moved behind it, and what stood there already.
    List<String> arguments(List<String> rest) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(rest);
        return arguments;
    }
}
