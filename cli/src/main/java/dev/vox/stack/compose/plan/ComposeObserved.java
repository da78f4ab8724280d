package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Image;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What there is of a project.
///
/// @param containers of the Compose project, stopped ones included
/// @param images that are there, by the reference that the model has for them
/// @param started what was written down when containers were last started, by service
/// @param embedded the process of the embedded stack, when that is up
public record ComposeObserved(
        List<Container> containers,
        Map<String, Image> images,
        Map<String, Started> started,
        @Nullable Long embedded) {
    public ComposeObserved {
        containers = List.copyOf(containers);
        images = Map.copyOf(images);
        started = Map.copyOf(started);
    }

    /// What was written down of a service when it was started.
    ///
    /// @param containerId that it got; another one was made by somebody else
    /// @param fingerprint of the service then
    public record Started(String containerId, String fingerprint) {}
}
