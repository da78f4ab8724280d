package dev.vox.validate.check.config;

import dev.vox.env.Project;
import dev.vox.env.lint.Subject;
import dev.vox.profile.Configuration;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;

import java.util.Optional;

/// Reads what a project says of itself, as its files are now.
public interface ProjectSource {
    /// The files of variables and what they choose.
    ///
    /// @throws dev.vox.problem.InvalidConfiguration naming every mistake of every file
    Configuration configuration(Project project);

    /// What `vox env lint` looks at.
    Subject variables(Project project) throws InterruptedException;

    /// Reads `vox.yaml`; one that is not there says nothing.
    ///
    /// @return how many keys it has
    /// @throws dev.vox.problem.InvalidConfiguration naming every mistake
    int ownFile(Project project);

    /// The services of the Compose files that a model needs.
    ///
    /// @param model the name of its profile, or its id; empty for the one that the files choose
    /// @return empty when the project has no Compose file
    /// @throws dev.vox.problem.InvalidConfiguration naming every mistake of the files, or of the choice of a model
    Optional<ComposeChoice> compose(Project project, String model);

    /// The same for the model that speaks in containers now; where none does, for the one that the files choose.
    default Optional<ComposeChoice> compose(Target target) throws CheckBroken {
        String model =
                target.stack()
                        .filter(stack -> stack.backend().equals("compose"))
                        .map(StackUnderTest::model)
                        .orElse("");
        return compose(target.project(), model);
    }
}
