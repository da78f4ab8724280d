package dev.vox.template.just;

import dev.vox.env.OrchestratorMode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the import has to know of the tool it belongs to.
///
/// @param isCommand whether a word is a command of vox
/// @param services whose logs vox shows, by name
/// @param serves whether the stack of this build serves a mode
public record Tool(
        Predicate<String> isCommand, Set<String> services, Predicate<OrchestratorMode> serves) {
    public Tool {
        services = Set.copyOf(services);
    }

    /// What to say of a command that starts the stack in a mode that is not served; empty for every other.
    ///
    /// @param words the command, `vox` left out
    Optional<String> unserved(List<String> words) {
        return unserved(words, serves);
    }

    /// The same, asked of the modes alone.
    public static Optional<String> unserved(
            List<String> words, Predicate<OrchestratorMode> serves) {
        if (words.isEmpty() || !words.getFirst().equals("dev")) {
            return Optional.empty();
        }
        return Stream.of(OrchestratorMode.values())
                .filter(mode -> words.contains(mode.word()) && !serves.test(mode))
                .map(mode ->
                        "mode "
                                + mode.word()
                                + " is not served by the embedded stack of this build")
                .findFirst();
    }
}
