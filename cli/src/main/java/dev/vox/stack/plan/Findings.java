package dev.vox.stack.plan;

import java.util.List;

/// What the settings of a stack say before anybody looks at what is up.
///
/// @param problems what keeps the stack from being started
/// @param warnings what a person should know
/// @param environment the variables that differ from the defaults, by name
public record Findings(List<Problem> problems, List<String> warnings, List<Deviation> environment) {
    /// Nothing worth a word.
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of());

    public Findings {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        environment = List.copyOf(environment);
    }
}
