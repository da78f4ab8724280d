package dev.vox.cli.option;

import picocli.CommandLine.Option;

/// What every command understands; the shell adds it to each.
public final class StandardOptions implements Declared {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This help.")
    private boolean help;

    @Option(names = "--verbose", description = "Stack traces of failures.")
    private boolean verbose;

    @Override
    public void declare(Arguments arguments) {
        arguments.flag("-h", "--help").usageHelp().about("This help.").to(on -> help = on);
        arguments.flag("--verbose").about("Stack traces of failures.").to(on -> verbose = on);
    }

    /// Whether help was asked for.
    public boolean help() {
        return help;
    }

    /// Whether failures show their stack trace.
    public boolean verbose() {
        return verbose;
    }
}
