package dev.vox.cli.command.validate;

import dev.vox.contract.transport.Workers;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.validate.CheckKinds;
import dev.vox.validate.NeedSight;
import dev.vox.validate.PhaseRunner;
import dev.vox.validate.Target;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the commands of validation work with. Nothing of it is made before it is asked for.
///
/// @param kinds the kinds of checks that there are
/// @param targets what is validated in a project, with what flags add to its environment
/// @param environments the variables of a project
/// @param needs looks at what checks of a project need
/// @param workers makes the workers of contracts, with the variables of a target
/// @param clock tells the time
/// @param version of the tool
public record ValidateParts(
        Supplier<CheckKinds> kinds,
        Targets targets,
        Environments environments,
        Function<Project, NeedSight> needs,
        Function<Target, Workers> workers,
        InstantSource clock,
        String version) {
    /// Resolves variables.
    @FunctionalInterface
    public interface Environments {
        /// The variables in effect.
        ///
        /// @throws dev.vox.problem.InvalidConfiguration naming every mistake
        Variables of(Project project, EnvironmentFlags flags);
    }

    /// Makes targets.
    @FunctionalInterface
    public interface Targets {
        /// What is validated; nothing of it is looked at yet.
        Target of(Project project, EnvironmentFlags flags);
    }

    /// What runs the checks of a project.
    public PhaseRunner runner(Project project) {
        return new PhaseRunner(needs.apply(project), clock, System::nanoTime);
    }
}
