package dev.vox.cli.option;

import dev.vox.cli.output.ColorChoice;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.Objects;

/// How a command shows its result.
public final class OutputOptions implements Declared {
    private @Nullable Streams streams;
    private Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Option(names = "--plain", description = "The result as lines of tab-separated values.")
    private boolean plain;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no notes.")
    private boolean quiet;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always or never; auto heeds NO_COLOR and CLICOLOR_FORCE.")
    private ColorChoice color = ColorChoice.AUTO;

    /// The options before they are declared.
    public OutputOptions() {
        this.environment = Map.of();
    }

    @Override
    public void declare(Arguments arguments) {
        streams = arguments.streams();
        environment = arguments.environment();
        command = arguments.command();
        arguments.flag("--json").about("The result as JSON.").to(on -> json = on);
        arguments
                .flag("--plain")
                .about("The result as lines of tab-separated values.")
                .to(on -> plain = on);
        arguments.flag("-q", "--quiet").about("No progress and no notes.").to(on -> quiet = on);
        arguments
                .option(ColorChoice.class, "WHEN", "--color")
                .about("auto, always or never; auto heeds NO_COLOR and CLICOLOR_FORCE.")
                .to(choice -> color = choice);
    }

    /// The options before parsing.
    public OutputOptions(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = Map.copyOf(environment);
    }

    /// What the command writes to, once the options are parsed.
    ///
    /// @throws ParameterException if both `--json` and `--plain` are given
    public Output open() {
        return open(streams());
    }

    /// The same for a command whose result is bytes on stdout: what it has to say besides goes to stderr.
    public Output openOnStderr() {
        Streams streams = streams();
        return open(new Streams(streams.in(), streams.err(), streams.err()));
    }

    private Streams streams() {
        return Objects.requireNonNull(streams, "declared before it is opened");
    }

    private Output open(Streams streams) {
        if (json && plain) {
            throw new ParameterException(
                    command.commandLine(), "--json and --plain exclude each other");
        }
        OutputMode mode =
                OutputMode.resolve(
                        new OutputFlags(json, plain, quiet, color),
                        environment,
                        streams.out().terminal(),
                        streams.err().terminal());
        return new Output(mode, streams, System::nanoTime);
    }
}
