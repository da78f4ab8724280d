package dev.vox.template.just;

import dev.vox.env.Secrets;
import dev.vox.template.just.Meaning.Does;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Gathers the arguments that a command of vox takes over, and those that it has nothing for.
final class Carried {
    private static final Pattern INTERPOLATION =
            Pattern.compile("\\{\\{\\s*+([A-Za-z_][\\w-]*+)\\s*+}}");
    private static final Pattern PLAIN = Pattern.compile("[\\w./:=@%+,{}$-]+");
    private static final Secrets SECRETS = Secrets.of(List.of());

    private final List<String> words = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /// Starts with the command itself.
    Carried(String... command) {
        words.addAll(List.of(command));
    }

    void add(String... arguments) {
        for (String argument : arguments) {
            words.add(typed(argument));
        }
    }

    /// Notes an argument by what may be shown of it: an option without its value.
    void leaveOut(String argument) {
        int equals = argument.indexOf('=');
        leftOut.add(typed(equals > 0 ? argument.substring(0, equals) : argument));
    }

    Does done() {
        return new Does(words, leftOut);
    }

    /// An argument as usage lines show it: `{{model}}` is `MODEL`; one of several words is quoted.
    static String typed(String argument) {
        String filled =
                INTERPOLATION
                        .matcher(argument)
                        .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
        String shown = SECRETS.masked(filled);
        return PLAIN.matcher(shown).matches() ? shown : "'" + shown + "'";
    }
}
