package dev.vox.stack.plan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A port that is wanted and that some program listens on.
///
/// @param title whose it is to be: `worker gRPC port 7001`
/// @param port 1 to 65535
/// @param variable what chooses it
/// @param holder who has it: `pid 4711 (java)`
/// @param project the root of the project whose stack has it; null when it is no stack of this tool
public record HeldPort(
        String title, int port, String variable, String holder, @Nullable String project) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /// Says of all of them what is in the way, and what to do about it.
    ///
    /// @param held one at least
    public static Problem problem(List<HeldPort> held) {
        return new Problem(
                Problem.Kind.PREREQUISITE,
                held.stream()
                        .map(port -> "[" + port.title() + "] taken by " + port.holder())
                        .collect(Collectors.joining("\n")),
                remedy(held)
                        + ", or choose another port with "
                        + held.stream()
                                .map(HeldPort::variable)
                                .collect(Collectors.toCollection(TreeSet::new))
                                .stream()
                                .collect(Collectors.joining(" and ")));
    }

    private static String remedy(List<HeldPort> held) {
        List<String> ends = held.stream().map(HeldPort::end).distinct().toList();
        return String.join(" and ", ends);
    }

    private String end() {
        return project == null ? "end that program" : "vox stop --project " + quoted(project);
    }

    private static String quoted(String path) {
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
