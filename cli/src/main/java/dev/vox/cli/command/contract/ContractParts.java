package dev.vox.cli.command.contract;

import dev.vox.contract.transport.ContainerDoor;
import dev.vox.contract.transport.Variables;
import dev.vox.contract.transport.Workers;
import dev.vox.env.Project;

import java.util.function.Function;

/// What the commands of contracts work with. Nothing of it is made before it is asked for.
///
/// @param variables replaces `${VARIABLE}` by what is in effect in a project
/// @param containers the door to containers, by what is in effect in a project
public record ContractParts(
        Function<Project, Variables> variables, Function<Project, ContainerDoor> containers) {
    /// Makes workers of contracts, in a project.
    public Workers workers(Project project) {
        return new Workers(() -> containers.apply(project), variables.apply(project));
    }
}
