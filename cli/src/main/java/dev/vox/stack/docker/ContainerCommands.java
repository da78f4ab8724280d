package dev.vox.stack.docker;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver.ExecResult;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Runs commands in containers of the engine that the `docker` program would talk to.
///
/// To make one costs nothing and asks nobody: the first call finds the engine.
public final class ContainerCommands {
    private static final String PROJECT_VARIABLE = "COMPOSE_PROJECT_NAME";

    private final EngineClient engine;
    private final Commands commands;
    private final String project;

    /// @param environment variables of the process, as for [DockerObserver], and `COMPOSE_PROJECT_NAME`
    public ContainerCommands(Map<String, String> environment) {
        engine = new EngineClient(new AddressBook(environment));
        commands = new Commands(engine);
        project = environment.getOrDefault(PROJECT_VARIABLE, "");
    }

    /// The running container of a Compose service: that of `COMPOSE_PROJECT_NAME` where the variable is set.
    ///
    /// @throws MissingPrerequisite when there is none, or more than one project has it
    public String containerOf(String service) {
        List<Container> running =
                Listing.containers(
                                engine.json(
                                        Listing.path(
                                                "label", List.of(Listing.SERVICE + "=" + service)),
                                        EngineClient.DEADLINE))
                        .stream()
                        .filter(each -> each.state() == Container.State.RUNNING)
                        .filter(each -> project.isEmpty() || each.project().equals(project))
                        .toList();
        List<String> projects = running.stream().map(Container::project).distinct().toList();
        if (running.isEmpty()) {
            throw new MissingPrerequisite(
                    "[%s] no container of this service runs".formatted(service),
                    "start the stack with `vox dev`");
        }
        if (projects.size() > 1) {
            throw new MissingPrerequisite(
                    "[%s] several projects have this service: %s"
                            .formatted(service, String.join(", ", projects)),
                    "set " + PROJECT_VARIABLE);
        }
        return running.getFirst().id();
    }

    /// Starts a command with its streams attached.
    ///
    /// @throws MissingPrerequisite when there is no such container, or no engine answers
    public AttachedExec attach(String container, List<String> command) {
        String id =
                commands.ask(
                                EngineClient.DEADLINE,
                                docker ->
                                        docker.execCreateCmd(container)
                                                .withCmd(command.toArray(String[]::new))
                                                .withAttachStdin(true)
                                                .withAttachStdout(true)
                                                .withAttachStderr(true)
                                                .exec()
                                                .getId())
                        .orElseThrow(() ->
                                new MissingPrerequisite(
                                        "[%s] there is no such container".formatted(container),
                                        "`docker ps` lists those that run"));
        String path = "/v" + engine.version() + "/exec/" + id + "/start";
        return AttachedExec.start(engine.address(), path, container);
    }

    /// Runs a command to its end.
    ///
    /// @throws dev.vox.problem.OperationFailed when it does not end before the deadline
    public ExecResult run(String container, List<String> command, Duration deadline) {
        return new Exec(engine, commands, container, command).run(deadline);
    }
}
