package dev.vox.cli.command;

import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.problem.VoxException;
import dev.vox.stack.StackService;
import dev.vox.stack.SwitchReport;
import dev.vox.stack.SwitchRequest;
import dev.vox.stack.compose.ComposeRequest;
import dev.vox.stack.compose.ComposeSwitch;

import java.time.Duration;
import java.util.function.Supplier;

/// Changes the model of the stack that is up, whichever backend runs it.
record ModelSwitch(Supplier<StackService> stack, ContainerRequests requests) {
    /// Changes it, and waits until it speaks.
    ///
    /// @param flags that name the model
    /// @param usage of the command whose flags they are
    /// @throws VoxException when the stack or the model is not there, or does not load in time
    SwitchReport change(
            Project where, EnvironmentFlags flags, Duration timeout, String usage, Output out)
            throws InterruptedException {
        if (requests.inContainers(where)) {
            ComposeRequest request = requests.change(where, flags, usage, timeout, out::warn);
            try (ProgressDisplay progress = out.progress("changing the model")) {
                return new ComposeSwitch(requests.parts().get()).change(request, progress);
            }
        }
        SwitchRequest request = requests.stack().change(where, flags, usage, timeout, out::warn);
        try (ProgressDisplay progress = out.progress("changing the model")) {
            return stack.get().switchModel(request, progress);
        }
    }

    /// The flags that name a model and nothing else.
    static EnvironmentFlags naming(EnvironmentFlags flags, String model) {
        return flags.with(new Layer.Flag(Settings.MODEL, StartWords.MODEL_ORIGIN, model));
    }
}
