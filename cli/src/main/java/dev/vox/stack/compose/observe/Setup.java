package dev.vox.stack.compose.observe;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a container was made with.
///
/// @param name without the slash
/// @param image reference that it was made with
/// @param imageId `sha256:…` that the reference meant then
/// @param environment its variables, secrets unmasked
/// @param networks that it is on, by name
/// @param healthcheck as Docker has it, the image's own where the container says nothing: `CMD`, `CMD-SHELL` or `NONE` first; null
///     when there is none
public record Setup(
        String name,
        String image,
        String imageId,
        Map<String, String> environment,
        List<MountPoint> mounts,
        Set<String> networks,
        @Nullable List<String> healthcheck) {
    public Setup {
        environment = Map.copyOf(environment);
        mounts = List.copyOf(mounts);
        networks = Set.copyOf(networks);
        healthcheck = healthcheck == null ? null : List.copyOf(healthcheck);
    }

    /// Something that the container sees as a folder or file.
    ///
    /// @param type `bind`, `volume`, `tmpfs`
    /// @param source on the host, or a volume's name; empty when there is none
    /// @param target where the container sees it
    public record MountPoint(String type, String source, String target, boolean readOnly) {}
}
