package dev.vox.validate.remedy;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A `.vox` that git would take, tokens and logs with it.
///
/// `.vox/.gitignore` is the tool's own file, and says it wherever `.vox` lies; the project's stays as it is.
final class StateInGit implements Remedy {
    static final String CHECK = "project.state-ignored";

    private static final Set<String> WORDS = Set.of(".vox", ".vox/", "/.vox", "/.vox/");

    private final Project project;

    StateInGit(Project project) {
        this.project = project;
    }

    @Override
    public Set<String> answersTo() {
        return Set.of(CHECK);
    }

    @Override
    public List<Change> plan() {
        Path ignore = project.state().resolve(".gitignore");
        boolean safe =
                !Files.isDirectory(project.state())
                        || Files.exists(ignore)
                        || says(project.root().resolve(".gitignore"));
        return safe ? List.of() : List.of(new Change.Create(ignore, "*\n"));
    }

    private static boolean says(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.readString(file).lines().map(String::strip).anyMatch(WORDS::contains);
        } catch (IOException e) {
            throw new MissingPrerequisite("[" + file + "] cannot be read", null, e);
        }
    }
}
