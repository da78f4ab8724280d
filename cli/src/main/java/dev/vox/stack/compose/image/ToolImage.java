package dev.vox.stack.compose.image;

import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.compose.model.Service;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// Stages what an image of the tool is built from: `.vox/image`, with the packaged tool and a Java runtime for it.
///
/// The folder is made once a build of the tool. It appears whole or not at all: it is made beside its place and moved.
public final class ToolImage {
    /// Relative to the project's root, with slashes.
    public static final String CONTEXT = ".vox/image";

    /// Where the image has the tool; what a `Dockerfile` copies the context to.
    public static final Path HOME = Path.of("/opt/vox");

    /// What was found or made.
    ///
    /// @param folder the context
    /// @param made whether it was made now; else it was current
    public record Staged(Path folder, boolean made) {}

    private static final String SUBJECT = "image";
    private static final String STAMP = "stamp";

    /// How folders begin that are being made; one that is there before belongs to a vox that was killed.
    private static final String DRAFT = "image.new-";

    private final Launch launch;
    private final String buildId;

    /// @param launch of this tool: what it is packaged in, and the JDK that makes the runtime
    /// @param buildId of this tool
    public ToolImage(Launch launch, String buildId) {
        this.launch = launch;
        this.buildId = buildId;
    }

    /// Whether a build context is the folder that is staged.
    ///
    /// @param context absolute
    public static boolean isContext(Project project, Path context) {
        return context.normalize().equals(folder(project));
    }

    /// Whether the context is there as this build makes it.
    public boolean isStaged(Project project) {
        try {
            return stamp().equals(StagedFolder.read(folder(project).resolve(STAMP)));
        } catch (IOException e) {
            return false;
        }
    }

    private String stamp() {
        return buildId + " " + new JavaRuntime(launch.javaHome()).description() + "\n";
    }

    /// Whether a service runs this tool: its image is built from the folder that is staged.
    public static boolean isOurs(Project project, Service service) {
        Service.Build build = service.build();
        Path context = build == null ? null : build.context();
        return context != null && isContext(project, context);
    }

    private static Path folder(Project project) {
        return project.root().resolve(CONTEXT).normalize();
    }

    /// Makes the context unless it is there as this build makes it. Who stages for one project takes turns with others.
    ///
    /// @param deadline how long the runtime may take; 15 s is usual
    /// @param progress is told that the runtime is made
    /// @throws MissingPrerequisite when this tool is not packaged, or its JDK has no jlink
    /// @throws OperationFailed when the runtime cannot be made in time, or the folder cannot be written
    public Staged stage(Project project, Duration deadline, Progress progress)
            throws InterruptedException {
        Path folder = folder(project);
        Path home = home();
        JavaRuntime runtime = new JavaRuntime(launch.javaHome());
        String stamp = stamp();
        try {
            if (stamp.equals(StagedFolder.read(folder.resolve(STAMP)))) {
                return new Staged(folder, false);
            }
            long begin = System.nanoTime();
            progress.report(
                    new ProgressEvent.Started(SUBJECT, "a Java runtime for containers", deadline));
            make(folder, home, runtime, stamp, deadline);
            progress.report(
                    new ProgressEvent.Finished(
                            SUBJECT, CONTEXT, Duration.ofNanos(System.nanoTime() - begin)));
            return new Staged(folder, true);
        } catch (IOException e) {
            throw new OperationFailed(
                    "[" + CONTEXT + "] cannot be written: " + e.getMessage(),
                    "see how much room there is: df " + project.root(),
                    e);
        }
    }

    private Path home() {
        Path home = launch.home();
        if (home == null || !Files.isRegularFile(home.resolve("bin/vox"))) {
            throw new MissingPrerequisite(
                    "[image] vox runs from class files, and an image takes the packaged tool",
                    "build it and start it by its launcher: mvn package, then ./vox");
        }
        return home;
    }

    private static void make(
            Path folder, Path home, JavaRuntime runtime, String stamp, Duration deadline)
            throws IOException, InterruptedException {
        Path state = Files.createDirectories(folder.getParent());
        StagedFolder.deleteAll(state, DRAFT);
        Path made = Files.createTempDirectory(state, DRAFT);
        try {
            runtime.link(made.resolve("jre"), deadline);
            StagedFolder.copy(home.resolve("bin"), made.resolve("bin"));
            StagedFolder.copy(home.resolve("lib"), made.resolve("lib"));
            Files.writeString(made.resolve("lib/jdk"), HOME.resolve("jre") + "\n");
            Files.writeString(made.resolve(STAMP), stamp);
            StagedFolder.letEverybodyRead(made);
            replace(folder, made);
        } finally {
            StagedFolder.delete(made);
        }
    }

    /// A folder is not moved over another: the old one steps aside first.
    private static void replace(Path folder, Path made) throws IOException {
        Path old = folder.resolveSibling(made.getFileName() + ".old");
        if (Files.exists(folder)) {
            Files.move(folder, old);
        }
        try {
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("it lies on another file system than the project's state", e);
        } finally {
            StagedFolder.delete(old);
        }
    }
}
