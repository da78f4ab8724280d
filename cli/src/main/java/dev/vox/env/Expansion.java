package dev.vox.env;

import java.util.List;

/// What came of expanding a definition.
///
/// @param text the value
/// @param masked the value with every secret in it as `***`
/// @param definition whose text it is
/// @param parts the variables that were looked up on the way, in order; empty for a literal
public record Expansion(String text, String masked, Definition definition, List<Lookup> parts) {
    public Expansion {
        parts = List.copyOf(parts);
    }

    /// A variable that an expansion looked up.
    ///
    /// @param name of the variable
    /// @param written as it stands in the template: `${REDIS_HOST:-localhost}`
    /// @param found what it was expanded from; empty where it was unset
    public record Lookup(String name, String written, List<Expansion> found) {
        public Lookup {
            found = List.copyOf(found);
        }
    }
}
