package dev.vox.cli.output;

import dev.vox.progress.ProgressEvent;
import dev.vox.progress.ProgressEvent.Advanced;
import dev.vox.progress.ProgressEvent.Failed;
import dev.vox.progress.ProgressEvent.Finished;
import dev.vox.progress.ProgressEvent.Started;
import dev.vox.progress.ProgressEvent.Waiting;
import dev.vox.text.Figures;
import dev.vox.text.Line;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Progress for a pipe: one line a transition; parts in between would only fill a log.
final class LineProgress implements ProgressDisplay {
    private final Stderr stderr;

    /// What each subject was last said to wait for.
    private final Map<String, String> waiting = new ConcurrentHashMap<>();

    LineProgress(Stderr stderr) {
        this.stderr = stderr;
    }

    @Override
    public void report(ProgressEvent event) {
        switch (event) {
            case Started(String subject, String waitsFor, var deadline) -> {
                waiting.put(subject, waitsFor);
                line(
                        "%s: waiting for %s, at most %s"
                                .formatted(subject, waitsFor, Figures.duration(deadline)));
            }
            case Waiting(String subject, String waitsFor, _, _) -> {
                if (!waitsFor.equals(waiting.put(subject, waitsFor))) {
                    line("%s: waiting for %s".formatted(subject, waitsFor));
                }
            }
            case Advanced _ -> {}
            case Finished(String subject, String detail, var elapsed) ->
                    line("%s: %s, after %s".formatted(subject, detail, Figures.duration(elapsed)));
            case Failed(String subject, String reason) ->
                    line("%s: failed: %s".formatted(subject, reason));
        }
    }

    private void line(String text) {
        stderr.line(Line.of(text));
    }

    @Override
    public void close() {}
}
