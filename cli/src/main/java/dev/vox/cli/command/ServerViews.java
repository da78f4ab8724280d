package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.embedded.ServerReady;
import dev.vox.stack.StackDriver.StackEnd;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;

import java.util.List;

/// What a server in the foreground shows.
final class ServerViews {
    private ServerViews() {}

    /// The line that says a server serves.
    static Renderings ready(ServerReady ready) {
        return Renderings.of(
                () -> Page.of(line(ready)),
                () ->
                        List.of(
                                Row.of(
                                        ready.service(),
                                        ready.endpoints().getFirst(),
                                        ready.serves())),
                () -> ready);
    }

    /// The exit code of a server that a signal has ended.
    static int code(StackEnd end) {
        return switch (end) {
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case TERMINATED -> ExitCode.OK;
        };
    }

    private static Line line(ServerReady ready) {
        return Line.of(Style.OK, ready.service() + " ready")
                .and(" on ")
                .and(Style.ACCENT, ready.endpoints().getFirst().toString())
                .and(", " + ready.serves());
    }
}
