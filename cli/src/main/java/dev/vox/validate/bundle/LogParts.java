package dev.vox.validate.bundle;

import dev.vox.env.Project;
import dev.vox.stack.log.LogFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The logs that lie in a project: of services, of the stack's process, of builds, of faults of the tool.
public final class LogParts {
    private static final int FAULTS = 5;

    private LogParts() {}

    /// One part a file, services in the order in which they are shown, then the newest faults.
    public static List<BundlePart> of(Project project) {
        LogFolder folder = new LogFolder(project.logs());
        List<BundlePart> parts = new ArrayList<>();
        for (String service : LogFolder.SERVICES) {
            add(parts, folder.current(service), "the last lines of the log of " + service);
        }
        add(parts, folder.output(), "what the process of the stack printed last");
        add(parts, project.logs().resolve("build.log"), "what the last build of images said");
        faults(project)
                .forEach(file -> add(parts, file, "a fault of vox itself, with its stack trace"));
        return parts;
    }

    private static void add(List<BundlePart> parts, Path file, String about) {
        if (Files.isRegularFile(file)) {
            parts.add(
                    new BundlePart(
                            "logs/" + file.getFileName(),
                            about,
                            () -> LogTail.of(file, Bundle.LARGEST_PART)));
        }
    }

    private static List<Path> faults(Project project) {
        if (!Files.isDirectory(project.logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(project.logs())) {
            List<Path> all =
                    files.filter(file -> file.getFileName().toString().matches("bug-.*\\.txt"))
                            .sorted()
                            .toList();
            return all.subList(Math.max(0, all.size() - FAULTS), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
