package dev.vox.validate;

import java.util.List;

/// Checks that belong together, as a file declares them.
///
/// @param number its place in the order of phases, 1 to 999
/// @param source the file, as messages call it
/// @param needs names of phases: where one of them failed, this one is blocked
/// @param checks in the order of the file
public record Phase(
        int number,
        String title,
        String source,
        List<String> needs,
        List<CheckDeclaration> checks) {
    public Phase {
        needs = List.copyOf(needs);
        checks = List.copyOf(checks);
    }

    /// As other phases name it: `phase-4`.
    public String name() {
        return name(number);
    }

    /// How the phase of a number is named.
    public static String name(int number) {
        return "phase-" + number;
    }

    /// The same phase with other checks.
    public Phase with(List<CheckDeclaration> others) {
        return new Phase(number, title, source, needs, others);
    }
}
