package dev.vox.cli.command.env;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.env.inspect.Disclosure;

/// Whether a command shows secrets.
final class RevealOptions implements Declared {
    private boolean reveal;

    Disclosure disclosure() {
        return Disclosure.revealed(reveal);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments.flag("--reveal").about("Secrets as they are, not as ***.").to(on -> reveal = on);
    }
}
