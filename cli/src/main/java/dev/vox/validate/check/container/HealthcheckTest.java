package dev.vox.validate.check.container;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an engine runs to see whether a container is well, as it is declared.
///
/// @param test as Docker has it: `CMD`, `CMD-SHELL` or `NONE` first; empty when there is none
public record HealthcheckTest(List<String> test) {
    /// A port where nothing listens: that of `tcpmux`.
    public static final int CLOSED_PORT = 1;

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "/bin/sh", "/bin/bash");
    private static final Pattern PORT =
            Pattern.compile("(?<=[:\\s,=('\"\\[])([1-9][0-9]{1,4})(?=[/\\s,)'\"?\\]]|$)");
    private static final int LEAST_PORT = 80;
    private static final int LAST_PORT = 65_535;

    public HealthcheckTest {
        test = List.copyOf(test);
    }

    /// The test of a container or service that may have none.
    public static HealthcheckTest of(@Nullable List<String> test) {
        return new HealthcheckTest(test == null ? List.of() : test);
    }

    /// Whether there is one at all.
    public boolean declared() {
        return !test.isEmpty() && !test.getFirst().equals("NONE");
    }

    /// Why it says healthy whatever happens, as a phrase; empty when it can fail, as far as its words go.
    public Optional<String> alwaysHealthy() {
        if (!declared()) {
            return Optional.empty();
        }
        String script = script();
        return script == null
                ? new ShellList(String.join(" ", arguments().stream().limit(2).toList())).always()
                : new ShellList(script).always();
    }

    /// What the engine runs.
    public List<String> command() {
        return test.getFirst().equals("CMD-SHELL")
                ? List.of("/bin/sh", "-c", String.join(" ", arguments()))
                : arguments();
    }

    /// The same with every port in it replaced by one where nothing listens; empty when it names none.
    public Optional<List<String>> elsewhere() {
        List<String> command = command();
        List<String> other = command.stream().map(HealthcheckTest::elsewhere).toList();
        return other.equals(command) ? Optional.empty() : Optional.of(other);
    }

    private static String elsewhere(String word) {
        // an argument that is a port alone has nothing around it
        String padded = " " + word;
        Matcher found = PORT.matcher(padded);
        return found.replaceAll(
                        match -> {
                            int number = Integer.parseInt(match.group(1));
                            boolean port = number >= LEAST_PORT && number <= LAST_PORT;
                            return port ? Integer.toString(CLOSED_PORT) : match.group(1);
                        })
                .substring(1);
    }

    /// The words behind `CMD`; a test without such a word is a command, as `docker run --health-cmd` has it.
    private List<String> arguments() {
        boolean named = Set.of("CMD", "CMD-SHELL").contains(test.getFirst());
        return named ? test.subList(1, test.size()) : test;
    }

    /// The shell's script, when a shell runs one.
    private @Nullable String script() {
        List<String> arguments = arguments();
        if (test.getFirst().equals("CMD-SHELL")) {
            return String.join(" ", arguments);
        }
        boolean shell =
                arguments.size() >= 3
                        && SHELLS.contains(arguments.getFirst())
                        && arguments.get(1).endsWith("c");
        return shell ? arguments.get(2) : null;
    }

    /// As a person reads it.
    @Override
    public String toString() {
        return declared() ? String.join(" ", arguments()) : "none";
    }
}
