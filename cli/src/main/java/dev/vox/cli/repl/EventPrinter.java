package dev.vox.cli.repl;

import dev.vox.cli.output.Output;
import dev.vox.cli.output.Theme;
import dev.vox.cli.repl.talk.EventViews;
import dev.vox.cli.repl.talk.Listener;
import dev.vox.cli.repl.talk.Told;
import dev.vox.json.Json;
import dev.vox.text.Layout;
import dev.vox.text.Painter;

import java.util.Optional;
import java.util.function.Consumer;

/// Prints events as they come, in the form that was asked for: a line each.
final class EventPrinter implements Listener {
    private final Output output;
    private final Consumer<String> sink;
    private final Painter painter;
    private boolean begun;

    private EventPrinter(Output output, Consumer<String> sink) {
        this.output = output;
        this.sink = sink;
        this.painter = Theme.when(output.mode().outColor());
    }

    /// Prints to stdout.
    static EventPrinter to(Output output) {
        return new EventPrinter(output, line -> output.text(line + "\n"));
    }

    /// Hands each line, laid out and coloured, to whoever knows where it goes.
    static EventPrinter to(Output output, Consumer<String> sink) {
        return new EventPrinter(output, sink);
    }

    @Override
    public synchronized void told(Told told) {
        Optional<String> line =
                switch (output.mode().format()) {
                    case HUMAN -> EventViews.line(told.event()).map(l -> Layout.paint(l, painter));
                    case PLAIN -> Optional.of(EventViews.row(told).text());
                    case JSON_PRETTY, JSON_COMPACT -> Optional.of(json(told));
                };
        line.ifPresent(sink);
    }

    /// The first one bears the version of all.
    private String json(Told told) {
        Object event = begun ? EventViews.json(told) : Json.document(1, EventViews.json(told));
        begun = true;
        return Json.compactText(event);
    }
}
