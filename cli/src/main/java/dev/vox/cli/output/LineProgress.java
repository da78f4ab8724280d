package dev.vox.cli.output;

import dev.vox.progress.ProgressEvent;
import dev.vox.progress.ProgressEvent.Advanced;
import dev.vox.progress.ProgressEvent.Failed;
import dev.vox.progress.ProgressEvent.Finished;
import dev.vox.progress.ProgressEvent.Started;
import dev.vox.text.Figures;
import dev.vox.text.Line;

/// Progress for a pipe: one line a transition; parts in between would only fill a log.
final class LineProgress implements ProgressDisplay {
    private final Stderr stderr;

    LineProgress(Stderr stderr) {
        this.stderr = stderr;
    }

    @Override
    public void report(ProgressEvent event) {
        switch (event) {
            case Started(String subject, String waitsFor, var deadline) ->
                    line(
                            "%s: waiting for %s, at most %s"
                                    .formatted(subject, waitsFor, Figures.duration(deadline)));
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
