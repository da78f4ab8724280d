package dev.vox.cli.command.profile;

import dev.vox.profile.ModelChoice;
import dev.vox.profile.Readiness;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What `vox profile list` found.
///
/// @param profiles by name
/// @param choice the model that the project speaks with; null when what names it is wrong
record ProfileListing(List<Readiness> profiles, @Nullable ModelChoice choice) {
    ProfileListing {
        profiles = List.copyOf(profiles);
    }
}
