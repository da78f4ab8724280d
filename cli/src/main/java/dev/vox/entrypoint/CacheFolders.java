package dev.vox.entrypoint;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.process.Identity;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The folders where libraries keep what they have downloaded or compiled; the variables that name them are theirs.
final class CacheFolders {
    static final List<String> VARIABLES =
            List.of(
                    "XDG_CACHE_HOME",
                    "HF_HOME",
                    "HF_HUB_CACHE",
                    "TRANSFORMERS_CACHE",
                    "TORCH_HOME",
                    "NUMBA_CACHE_DIR",
                    "MPLCONFIGDIR",
                    "UV_CACHE_DIR");

    private CacheFolders() {}

    /// Makes those that are named and not there, and gives them to whom the service will run as.
    ///
    /// A folder that is there already is given away itself, not what lies in it.
    ///
    /// @param owner null when they stay this process's own
    /// @throws MissingPrerequisite naming the variable, when one cannot be made or given away
    static void prepare(Map<String, String> variables, @Nullable Identity owner) {
        for (String variable : VARIABLES) {
            String folder = variables.getOrDefault(variable, "");
            if (!folder.isBlank()) {
                prepare(variable, folder, owner);
            }
        }
    }

    private static void prepare(String variable, String folder, @Nullable Identity owner) {
        String context = "[" + variable + "=" + folder + "] ";
        try {
            Path path = Path.of(folder).toAbsolutePath().normalize();
            Deque<Path> made = missing(path);
            Files.createDirectories(path);
            if (owner != null) {
                made.add(path);
                for (Path each : made) {
                    give(each, owner);
                }
            }
        } catch (InvalidPathException e) {
            throw new MissingPrerequisite(context + "not a path", "name a folder, or unset it", e);
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    context + "cannot be prepared: " + e.getMessage(),
                    "mount a volume there, or name a folder on one",
                    e);
        }
    }

    private static Deque<Path> missing(Path path) {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = path; at != null && !Files.exists(at); at = at.getParent()) {
            missing.addFirst(at);
        }
        return missing;
    }

    /// A link is not followed: what it points to may be somebody else's.
    private static void give(Path folder, Identity owner) throws IOException {
        Files.setAttribute(folder, "unix:uid", (int) owner.user(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(folder, "unix:gid", (int) owner.group(), LinkOption.NOFOLLOW_LINKS);
    }
}
