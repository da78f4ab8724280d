package dev.vox.validate.remedy;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Half-written files of `.vox/run`, which bear the id of the process that wrote them: `stack.json.4711`. Those of a process
/// that runs stay.
final class Leftovers implements Remedy {
    static final String CHECK = "project.leftovers";

    private static final Pattern DRAFT = Pattern.compile("[\\w.-]+\\.([1-9][0-9]{0,9})");

    private final Project project;

    Leftovers(Project project) {
        this.project = project;
    }

    @Override
    public Set<String> answersTo() {
        return Set.of(CHECK);
    }

    @Override
    public List<Change> plan() {
        if (!Files.isDirectory(project.run())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(project.run())) {
            return files.sorted().flatMap(file -> leftover(file).stream()).toList();
        } catch (IOException e) {
            throw new MissingPrerequisite("[" + project.run() + "] cannot be read", null, e);
        }
    }

    private static Optional<Change> leftover(Path file) {
        Matcher name = DRAFT.matcher(String.valueOf(file.getFileName()));
        if (!name.matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        long writer = Long.parseLong(name.group(1));
        return runs(writer) ? Optional.empty() : Optional.of(new Change.Remove(file, writer));
    }

    static boolean runs(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
