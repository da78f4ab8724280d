package dev.vox.env;

/// Why a variable cannot be expanded.
///
/// @param definition at whose text the expansion ended; it need not be the variable's own
/// @param kind what is wrong there
/// @param problem in words, secrets masked
public record ExpansionMistake(Definition definition, Kind kind, String problem) {
    /// What can be wrong.
    public enum Kind {
        /// Variables that refer to each other.
        CIRCLE,
        /// More variables within each other than anybody means.
        DEPTH,
        /// A value that would fill the memory.
        LENGTH,
        /// `${X:?}` where X is unset or empty.
        REQUIRED,
        /// A template that cannot be read.
        TEMPLATE
    }

    /// The mistake as it is reported: `[.env.local:7] A: a circle: A → B → A`.
    public String message() {
        return "[" + definition.origin().label() + "] " + definition.variable() + ": " + problem;
    }
}
