package dev.vox.stack.compose;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// What `vox clean` deletes, and what it keeps.
///
/// @param project of Compose; empty when the project has no containers
/// @param containers by name
/// @param networks by name
/// @param volumes that are deleted
/// @param kept volumes that keep downloaded models
/// @param images that were built for it, by reference
/// @param folders of the tool's own state
/// @param embedded the process of an embedded stack, which ends; null when none is up
public record CleanPlan(
        String project,
        List<String> containers,
        List<String> networks,
        List<Sized> volumes,
        List<Sized> kept,
        List<String> images,
        List<Path> folders,
        @Nullable Long embedded) {
    public CleanPlan {
        containers = List.copyOf(containers);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        kept = List.copyOf(kept);
        images = List.copyOf(images);
        folders = List.copyOf(folders);
    }

    /// A volume.
    ///
    /// @param bytes that it takes; null when the engine does not know
    public record Sized(String name, @Nullable Long bytes) {}

    /// Whether there is nothing to delete.
    public boolean nothing() {
        return containers.isEmpty()
                && networks.isEmpty()
                && volumes.isEmpty()
                && images.isEmpty()
                && folders.isEmpty()
                && embedded == null;
    }
}
