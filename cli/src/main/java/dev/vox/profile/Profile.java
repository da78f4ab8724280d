package dev.vox.profile;

import dev.vox.env.Definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A TTS model that a stack can speak with: one file of `profiles/`, after inheritance.
///
/// @param name its own: `cosyvoice2`
/// @param aliases further words for it
/// @param family what `ADAPTER_TYPE` is set to, and what its model ids begin with
/// @param description one line
/// @param defaultModel the model id that speaks unless told otherwise
/// @param models every model id that is known, the default first
/// @param env its variables
/// @param engine of the embedded stack; null when no engine serves it
/// @param compose how Compose runs it; null when Compose does not
/// @param licence of the model, by its SPDX identifier where it has one; null when unknown
/// @param parent the profile that it extends; null when none
public record Profile(
        String name,
        List<String> aliases,
        String family,
        String description,
        Device device,
        String defaultModel,
        List<String> models,
        List<Definition> env,
        Needs needs,
        @Nullable String engine,
        @Nullable ComposeRun compose,
        List<Objective> objectives,
        @Nullable String licence,
        @Nullable String parent,
        ProfileSource source) {
    public Profile {
        aliases = List.copyOf(aliases);
        models = List.copyOf(models);
        env = List.copyOf(env);
        objectives = List.copyOf(objectives);
    }
}
