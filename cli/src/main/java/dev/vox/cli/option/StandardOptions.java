package dev.vox.cli.option;

/// What every command understands. The shell adds it to each, and looks for both itself, also on a line that cannot be parsed.
public final class StandardOptions implements Declared {
    @Override
    public void declare(Arguments arguments) {
        arguments.flag("-h", "--help").usageHelp().about("This help.").to(_ -> {});
        arguments.flag("--verbose").about("Stack traces of failures.").to(_ -> {});
    }
}
