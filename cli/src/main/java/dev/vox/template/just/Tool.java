package dev.vox.template.just;

import java.util.Set;
import java.util.function.Predicate;

/// What the import has to know of the tool it belongs to.
///
/// @param isCommand whether a word is a command of vox
/// @param services whose logs vox shows, by name
public record Tool(Predicate<String> isCommand, Set<String> services) {
    public Tool {
        services = Set.copyOf(services);
    }
}
