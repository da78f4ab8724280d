package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.embedded.StackLesson;
import dev.vox.env.Project;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Runs a stack for a moment, so that the JVM learns which classes it needs. Packaging calls it.
@Command(name = "lesson", hidden = true, description = "Run a stack for a moment.")
public final class ServeLessonCommand implements Callable<Integer> {
    private final Supplier<StackLesson> lesson;

    @Parameters(paramLabel = "FOLDER", description = "An empty folder to work in.")
    private Path folder = Path.of("");

    /// The command over the lesson.
    public ServeLessonCommand(Supplier<StackLesson> lesson) {
        this.lesson = lesson;
    }

    @Override
    public Integer call() {
        lesson.get().take(new Project(folder.toAbsolutePath().normalize()));
        return ExitCode.OK;
    }
}
