package dev.vox.profile;

import dev.vox.env.Definition;

import java.util.List;

/// What the choice of a model has to know of a profile.
///
/// @param models every model id that is known, the default first
record ProfileEntry(
        String name,
        List<String> aliases,
        String family,
        List<String> models,
        List<Definition> env) {
    ProfileEntry {
        aliases = List.copyOf(aliases);
        models = List.copyOf(models);
        env = List.copyOf(env);
    }

    static ProfileEntry of(Profile profile) {
        return new ProfileEntry(
                profile.name(),
                profile.aliases(),
                profile.family(),
                profile.models(),
                profile.env());
    }

    String defaultModel() {
        return models.getFirst();
    }

    /// Whether a model id is one of its family: it is listed, or begins with the family's name and a hyphen.
    boolean speaks(String modelId) {
        return models.contains(modelId) || modelId.startsWith(family + "-");
    }
}
