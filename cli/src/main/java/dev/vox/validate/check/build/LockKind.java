package dev.vox.validate.check.build;

import static dev.vox.validate.check.answer.Seen.that;

import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.validate.check.tree.ProjectTree;
import dev.vox.yaml.YamlReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `lock`: whether `uv.lock` knows every dependency that `pyproject.toml` asks for. Nothing is fetched.
///
/// The keys are those of `docs/reference/check-kinds.md`.
public final class LockKind implements CheckKind {
    @Override
    public String name() {
        return "lock";
    }

    @Override
    public Check read(YamlReader with) {
        String project = with.text("project").orElse("pyproject.toml");
        String lock = with.text("lock").orElse("uv.lock");
        return (target, deadline) -> look(target, project, lock);
    }

    private static Verdict look(Target target, String project, String lock) throws CheckBroken {
        Path root = target.project().root();
        if (!Files.isRegularFile(root.resolve(project))) {
            return Seen.nothing("the project has no " + project, null);
        }
        if (!Files.isRegularFile(root.resolve(lock))) {
            return Seen.no("[" + lock + "] it is missing", null);
        }
        try {
            return compare(
                    PythonDependencies.asked(ProjectTree.text(root.resolve(project))),
                    PythonDependencies.locked(ProjectTree.text(root.resolve(lock))),
                    lock);
        } catch (IOException e) {
            throw new CheckBroken("[lock] a file cannot be read: " + e.getMessage(), e);
        }
    }

    private static Verdict compare(
            PythonDependencies asked, PythonDependencies locked, String lock) {
        List<Evidence> stale = new ArrayList<>();
        asked.versions()
                .forEach((name, version) -> {
                    String there = locked.versions().get(name);
                    if (there == null) {
                        stale.add(that(lock, "knows no " + name));
                    } else if (!version.isEmpty() && !version.equals(there)) {
                        stale.add(that(lock, "has " + name + " " + there + ", not " + version));
                    }
                });
        Optional<String> python = asked.python();
        if (python.isPresent() && !python.equals(locked.python())) {
            stale.add(
                    that(
                            lock,
                            "is for Python "
                                    + locked.python().orElse("of any version")
                                    + ", not "
                                    + python.get()));
        }
        return Seen.unless(stale, null, that("dependencies", asked.versions().size()));
    }
}
