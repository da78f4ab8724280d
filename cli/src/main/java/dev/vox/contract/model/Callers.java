package dev.vox.contract.model;

import java.util.List;
import java.util.regex.Pattern;

/// Where to find what callers ask for.
///
/// @param sources calls in sources
/// @param openApi files that list operations as OpenAPI does, as globs under the contract's folder
/// @param protos proto files that list methods, the same way
public record Callers(List<Sources> sources, List<String> openApi, List<String> protos) {
    /// None are known.
    public static final Callers NONE = new Callers(List.of(), List.of(), List.of());

    public Callers {
        sources = List.copyOf(sources);
        openApi = List.copyOf(openApi);
        protos = List.copyOf(protos);
    }

    /// Files, and what a call looks like in them.
    ///
    /// @param globs under the contract's folder
    /// @param patterns whose group 1, or group `operation`, is the operation's name
    public record Sources(List<String> globs, List<Pattern> patterns) {
        public Sources {
            globs = List.copyOf(globs);
            patterns = List.copyOf(patterns);
        }
    }
}
