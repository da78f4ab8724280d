package dev.vox.cli.output;

import dev.vox.progress.ProgressEvent.Advanced;
import dev.vox.progress.ProgressEvent.Finished;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunEvent.CheckBegan;
import dev.vox.validate.RunEvent.CheckEnded;
import dev.vox.validate.RunEvent.PhaseBegan;
import dev.vox.validate.RunEvent.PhaseEnded;
import dev.vox.validate.RunEvent.RunBegan;
import dev.vox.validate.RunEvent.RunEnded;
import dev.vox.validate.report.Tally;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// How a validation goes on, on stderr: a live line while a phase runs, or a line a phase on a pipe.
///
/// The live line is gone before a phase's part of the checklist is written to stdout, which may be the same terminal.
final class RunProgress implements AutoCloseable {
    private final Output output;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ProgressDisplay display;
    private String subject = "";
    private long done;
    private long total;
    private final Map<String, String> running = new LinkedHashMap<>();

    RunProgress(Output output) {
        this.output = output;
    }

    void accept(RunEvent event) {
        lock.lock();
        try {
            switch (event) {
                case RunBegan _, RunEnded _ -> {}
                case PhaseBegan phase -> begin(phase);
                case CheckBegan check -> {
                    running.put(check.id(), check.title());
                    advance(check.title());
                }
                case CheckEnded check -> {
                    var _ = running.remove(check.result().id());
                    done++;
                    advance(running.values().stream().findFirst().orElse(check.result().title()));
                }
                case PhaseEnded phase -> end(phase.result());
            }
        } finally {
            lock.unlock();
        }
    }

    private void begin(PhaseBegan phase) {
        stop();
        subject = phase.title();
        done = 0;
        total = phase.checks();
        running.clear();
        display = output.progress("validating");
    }

    private void advance(String detail) {
        if (display != null) {
            display.report(new Advanced(subject, done, total, detail));
        }
    }

    /// A live line goes; a pipe is told what came of the phase.
    private void end(PhaseResult phase) {
        if (display != null && output.mode().progress() == ProgressMode.LINES) {
            display.report(new Finished(phase.name(), Tally.of(phase).words(), phase.took()));
        }
        stop();
    }

    private void stop() {
        if (display != null) {
            display.close();
            display = null;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            stop();
        } finally {
            lock.unlock();
        }
    }
}
