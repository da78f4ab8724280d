package dev.vox.stack.plan;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A port that is wanted and that some program listens on.
///
/// @param title whose it is to be: `worker gRPC port 7001`
/// @param port 1 to 65535
/// @param variable what chooses it
/// @param holder who has it: `pid 4711 (java)`
public record HeldPort(String title, int port, String variable, String holder) {
    /// Says of all of them what is in the way, and what to do about it.
    ///
    /// @param held one at least
    public static Problem problem(List<HeldPort> held) {
        return new Problem(
                Problem.Kind.PREREQUISITE,
                held.stream()
                        .map(port -> "[" + port.title() + "] taken by " + port.holder())
                        .collect(Collectors.joining("\n")),
                "end that program, or choose another port with "
                        + held.stream()
                                .map(HeldPort::variable)
                                .collect(Collectors.toCollection(TreeSet::new))
                                .stream()
                                .collect(Collectors.joining(" and ")));
    }
}
