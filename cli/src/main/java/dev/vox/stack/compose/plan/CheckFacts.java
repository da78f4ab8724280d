package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Image;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the checks of a stack go by.
///
/// @param local whether the engine is on this machine; what lies here and who listens here says nothing of another one
/// @param runtimes of containers that the engine has: `runc`, `nvidia`
/// @param gpu whether this machine shows a GPU of NVIDIA
/// @param held the published ports that something else has
/// @param namesakes containers that bear a name which the file fixes, whoever's they are
/// @param images that are there, by the reference that the model has for them
/// @param disk what room there is for images; null when nobody can tell
public record CheckFacts(
        HostFiles files,
        boolean local,
        Set<String> runtimes,
        boolean gpu,
        List<HeldHostPort> held,
        List<Container> namesakes,
        Map<String, Image> images,
        @Nullable Disk disk) {
    public CheckFacts {
        runtimes = Set.copyOf(runtimes);
        held = List.copyOf(held);
        namesakes = List.copyOf(namesakes);
        images = Map.copyOf(images);
    }

    /// The same where folders are looked at as if they were there: they are made before anything is built from them.
    public CheckFacts having(Set<Path> folders) {
        HostFiles as =
                path ->
                        folders.contains(path.normalize())
                                ? HostFiles.Kind.FOLDER
                                : files.kind(path);
        return new CheckFacts(as, local, runtimes, gpu, held, namesakes, images, disk);
    }

    /// Room on a disk.
    ///
    /// @param free in bytes
    public record Disk(Path folder, long free) {}
}
