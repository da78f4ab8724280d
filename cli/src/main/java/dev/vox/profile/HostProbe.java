package dev.vox.profile;

import dev.vox.env.Placeholders;
import dev.vox.env.Project;
import dev.vox.env.VoiceFolders;
import dev.vox.process.SearchPath;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Looks at the machine, the project and the build, of a GPU's memory by the driver's tool.
///
/// @param fileSystem `/`, or a test's own
/// @param engines the speech engines of this build
/// @param backends the backends of this build
public record HostProbe(Path fileSystem, Set<String> engines, Set<Backend> backends) {
    private static final List<String> COMPOSE_FILES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

    private static final String PACKS = "voicepacks/";
    private static final List<String> LIBRARIES =
            List.of("lib", "lib64", "usr/lib", "usr/lib64", "usr/local/lib");

    private static final String NVIDIA_SMI = "nvidia-smi";
    private static final long KIB_A_MIB = 1024;

    public HostProbe {
        engines = Set.copyOf(engines);
        backends = Set.copyOf(backends);
    }

    /// What is there of what profiles ask for.
    ///
    /// @param variables the resolved environment, with `PATH`
    public Host observe(
            Project project, Map<String, String> variables, Collection<Profile> profiles) {
        SearchPath path = SearchPath.of(variables);
        List<Needs> needs = profiles.stream().map(Profile::needs).toList();
        return new Host(
                gpu(path),
                vram(needs, path),
                ram(),
                those(
                        needs,
                        each -> each.voices().stream(),
                        voice -> isVoice(project, variables, voice)),
                those(
                        needs,
                        each -> Stream.ofNullable(each.apiKey()),
                        key -> isKey(variables, key)),
                those(needs, each -> Stream.ofNullable(each.command()), name -> path.has(name)),
                those(needs, each -> Stream.ofNullable(each.library()), this::isLibrary),
                engines,
                backends,
                composeFile(project),
                path.has("docker"));
    }

    private static Set<String> those(
            List<Needs> needs, Function<Needs, Stream<String>> what, Predicate<String> there) {
        Set<String> found = new TreeSet<>();
        needs.stream().flatMap(what).distinct().filter(there).forEach(found::add);
        return found;
    }

    private static boolean isKey(Map<String, String> variables, String key) {
        String text = variables.getOrDefault(key, "");
        return !text.isBlank() && !Placeholders.has(text);
    }

    /// Voice packs are looked for in the user's folder too.
    private static boolean isVoice(Project project, Map<String, String> variables, String file) {
        try {
            return Files.isRegularFile(project.root().resolve(file))
                    || VoiceFolders.ofUser(variables).stream()
                            .anyMatch(folder -> isInPacks(folder, file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isInPacks(Path folder, String file) {
        return file.startsWith(PACKS)
                && Files.isRegularFile(folder.resolve(file.substring(PACKS.length())));
    }

    /// In the folders that the loader of Linux looks into, those for one kind of machine included.
    private boolean isLibrary(String file) {
        return LIBRARIES.stream()
                .map(fileSystem::resolve)
                .anyMatch(folder -> Files.exists(folder.resolve(file)) || isBelow(folder, file));
    }

    private static boolean isBelow(Path folder, String file) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> machines = Files.newDirectoryStream(folder, "*-linux-*")) {
            for (Path machine : machines) {
                if (Files.exists(machine.resolve(file))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable String composeFile(Project project) {
        return COMPOSE_FILES.stream()
                .filter(file -> Files.isRegularFile(project.root().resolve(file)))
                .findFirst()
                .orElse(null);
    }

    /// The driver's own word where there is one, else its devices, else its tool.
    private boolean gpu(SearchPath path) {
        return hasAny(fileSystem.resolve("proc/driver/nvidia/gpus"), "*")
                || hasAny(fileSystem.resolve("dev"), "nvidia[0-9]*")
                || path.has(NVIDIA_SMI);
    }

    private static boolean hasAny(Path folder, String glob) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            return found.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable Long vram(List<Needs> needs, SearchPath path) {
        return needs.stream().allMatch(each -> each.vramMb() == null)
                ? null
                : path.find(NVIDIA_SMI).map(GpuMemory::read).orElse(null);
    }

    /// `MemTotal` of `proc_meminfo(5)`, in KiB.
    private @Nullable Long ram() {
        return text(fileSystem.resolve("proc/meminfo"))
                .lines()
                .filter(line -> line.matches("MemTotal: +[0-9]{1,15} kB"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_A_MIB)
                .findFirst()
                .orElse(null);
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
