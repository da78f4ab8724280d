package dev.vox.cli.command.env;

import dev.vox.env.inspect.Disclosure;

import picocli.CommandLine.Option;

/// Whether a command shows secrets.
final class RevealOptions {
    @Option(names = "--reveal", description = "Secrets as they are, not as ***.")
    private boolean reveal;

    Disclosure disclosure() {
        return Disclosure.revealed(reveal);
    }
}
