package dev.vox.cli.option;

import dev.vox.cli.output.ColorChoice;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ParameterException;

import java.util.Objects;

/// How a command shows its result.
public final class OutputOptions implements Declared {
    private @Nullable Arguments declared;
    private boolean json;
    private boolean plain;
    private boolean quiet;
    private ColorChoice color = ColorChoice.AUTO;

    @Override
    public void declare(Arguments arguments) {
        declared = arguments;
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

    /// What the command writes to, once the options are parsed.
    ///
    /// @throws ParameterException if both `--json` and `--plain` are given
    public Output open() {
        return open(arguments().streams());
    }

    /// The same for a command whose result is bytes on stdout: what it has to say besides goes to stderr.
    public Output openOnStderr() {
        Streams streams = arguments().streams();
        return open(new Streams(streams.in(), streams.err(), streams.err()));
    }

    /// Whether the command line asks for JSON.
    boolean isJson() {
        return json;
    }

    /// Whether the command line asks for rows; what goes to a pipe may be rows without.
    boolean isPlain() {
        return plain;
    }

    private Arguments arguments() {
        return Objects.requireNonNull(declared, "declared before it is opened");
    }

    private Output open(Streams streams) {
        if (json && plain) {
            throw arguments().complaint("--json and --plain exclude each other");
        }
        OutputMode mode =
                OutputMode.resolve(
                        new OutputFlags(json, plain, quiet, color),
                        arguments().environment(),
                        streams.out().terminal(),
                        streams.err().terminal());
        return new Output(mode, streams, System::nanoTime);
    }
}
