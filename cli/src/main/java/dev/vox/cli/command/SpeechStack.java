package dev.vox.cli.command;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.ContainerStack;
import dev.vox.stack.RunState;
import dev.vox.stack.StackStatus;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/// The running stack, as one speaks through it.
///
/// @param model that speaks unless a voice is asked for; empty when it is not known
/// @param mode of its orchestrator; null when it is not known
public record SpeechStack(URI websocket, String model, @Nullable String mode) {
    /// The stack of a status.
    ///
    /// @throws MissingPrerequisite when none runs, or none that is reached from here
    public static SpeechStack of(StackStatus status) {
        return switch (status) {
            case StackStatus.Up up ->
                    new SpeechStack(
                            up.run().endpoint("websocket").address(),
                            up.run().model(),
                            up.run().mode());
            case StackStatus.Containers containers -> inContainers(containers.stack());
            case StackStatus.Down _ ->
                    throw new MissingPrerequisite(
                            "no stack is running",
                            "start it with `vox dev`; services of `vox serve` are no stack");
            case StackStatus.Crashed _ ->
                    throw new MissingPrerequisite(
                            "the stack crashed",
                            "start it again with `vox dev`; `vox logs` shows its last words");
        };
    }

    private static SpeechStack inContainers(ContainerStack containers) {
        String model = containers.model();
        return new SpeechStack(
                containers
                        .find("websocket")
                        .map(RunState.Endpoint::address)
                        .orElseThrow(() ->
                                new MissingPrerequisite(
                                        "[stack] no orchestrator of "
                                                + containers.name()
                                                + " is reached from here",
                                        "start it with `vox dev`; its Compose service has to"
                                                + " publish the WebSocket port")),
                model == null ? "" : model,
                containers.mode());
    }
}
