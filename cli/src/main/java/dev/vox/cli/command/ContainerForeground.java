package dev.vox.cli.command;

import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.stack.compose.ComposeDown;
import dev.vox.stack.compose.ComposeLogs;
import dev.vox.stack.compose.ComposeRequest;
import dev.vox.stack.log.LogFormat;
import dev.vox.stack.log.LogQuery;

import java.time.Duration;
import java.util.function.UnaryOperator;

/// A stack in containers as if it ran in the foreground: its logs go to stderr until Ctrl-C, which stops it.
final class ContainerForeground {
    /// The process itself has 10 s after Ctrl-C.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ContainerRequests requests;
    private final ComposeRequest request;
    private final Output out;

    ContainerForeground(ContainerRequests requests, ComposeRequest request, Output out) {
        this.requests = requests;
        this.request = request;
        this.out = out;
    }

    /// Follows until the thread is interrupted, and stops the stack then.
    ///
    /// @throws InterruptedException always, when it is stopped
    void follow() throws InterruptedException {
        ComposeLogs logs = new ComposeLogs(requests.parts().get());
        try {
            logs.follow(
                    logs.find(request.project(), request.environment()).orElseThrow(),
                    LogQuery.newest(0),
                    entry -> {
                        out.note(LogFormat.print(entry).stripTrailing());
                        return true;
                    });
        } catch (InterruptedException e) {
            stop();
            throw e;
        }
    }

    private void stop() throws InterruptedException {
        UnaryOperator<String> masked = request.configuration().variables().secrets()::masked;
        try (ProgressDisplay progress = out.progress("stopping the stack")) {
            var _ =
                    new ComposeDown(requests.parts().get())
                            .down(
                                    request.project(),
                                    request.environment(),
                                    GRACE,
                                    masked,
                                    progress);
        }
    }
}
