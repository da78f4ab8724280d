package dev.vox.profile;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How Compose runs a profile.
///
/// @param profiles the Compose profiles to switch on
/// @param worker the service that speaks; null when any worker's does
public record ComposeRun(List<String> profiles, @Nullable String worker) {
    public ComposeRun {
        profiles = List.copyOf(profiles);
    }
}
