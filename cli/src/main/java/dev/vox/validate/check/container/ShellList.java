package dev.vox.validate.check.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A line of shell as the commands of it and what is between them, as far as its exit code goes.
///
/// It is read by POSIX's grammar of lists (XCU 2.9.3): quotes hide operators, substitutions do not. What it does not
/// understand it takes for something that can fail.
final class ShellList {
    private static final Set<String> ALWAYS = Set.of("true", ":", "/bin/true", "/usr/bin/true");
    private static final Set<String> SAYS = Set.of("echo", "printf");

    /// What a pipeline ends in that succeeds whatever comes in.
    private static final Set<String> SWALLOWS = Set.of("cat", "tee", "head", "tail", "wc", "sort");

    private final List<String> commands = new ArrayList<>();

    /// What stands before each command; empty before the first.
    private final List<String> before = new ArrayList<>();

    ShellList(String line) {
        StringBuilder command = new StringBuilder();
        String operator = "";
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
                command.append(each);
            } else if (each == '\'' || each == '"') {
                quote = each;
                command.append(each);
            } else if (each == '\\' && i + 1 < line.length()) {
                command.append(each).append(line.charAt(++i));
            } else if (ends(line, i)) {
                add(operator, command);
                boolean twice = i + 1 < line.length() && line.charAt(i + 1) == each && each != ';';
                operator = twice ? "" + each + each : each == '\n' ? ";" : "" + each;
                i += twice ? 1 : 0;
            } else {
                command.append(each);
            }
        }
        add(operator, command);
    }

    /// Whether a command ends at a character; the `&` of `2>&1` ends none.
    private static boolean ends(String line, int at) {
        char each = line.charAt(at);
        boolean redirects =
                each == '&'
                        && ((at > 0 && line.charAt(at - 1) == '>')
                                || (at + 1 < line.length() && line.charAt(at + 1) == '>'));
        return ";|&\n".indexOf(each) >= 0 && !redirects;
    }

    private void add(String operator, StringBuilder command) {
        String text = command.toString().strip();
        if (!text.isEmpty()) {
            commands.add(text);
            before.add(commands.size() == 1 ? "" : operator);
        }
        command.setLength(0);
    }

    /// Why it succeeds whatever happens, as a phrase: `it ends in '|| true'`; empty when it can fail.
    Optional<String> always() {
        return commands.isEmpty() ? Optional.of("it runs nothing") : always(commands.size() - 1);
    }

    /// The same for what ends with a command.
    private Optional<String> always(int last) {
        String operator = before.get(last);
        String command = commands.get(last);
        if (operator.equals("&&")) {
            return always(command) ? always(last - 1) : Optional.empty();
        }
        if (operator.equals("|")) {
            return SWALLOWS.contains(word(command)) || always(command)
                    ? Optional.of("it ends in '| %s', which succeeds always".formatted(command))
                    : Optional.empty();
        }
        if (!always(command)) {
            return Optional.empty();
        }
        return Optional.of(
                operator.isEmpty()
                        ? "it runs '%s' alone".formatted(command)
                        : "it ends in '%s %s'".formatted(operator, command));
    }

    private static boolean always(String command) {
        String bare = command.replaceFirst("\\s*[0-9]?>.*$", "").strip();
        return ALWAYS.contains(bare)
                || SAYS.contains(word(bare))
                || bare.matches("exit(\\s+0)?")
                || bare.toLowerCase(Locale.ROOT).matches("return(\\s+0)?");
    }

    private static String word(String command) {
        return command.split("\\s+", 2)[0];
    }
}
