package dev.vox.validate.report;

import dev.vox.problem.OperationFailed;
import dev.vox.validate.RunEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Hands every event of a run to every report, one at a time.
final class RunSink implements ReportSink {
    private final Course course;
    private final List<OpenReport> reports;
    private final Consumer<String> warn;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean begun;
    private boolean complete;
    private boolean closed;

    RunSink(Course course, List<OpenReport> reports, Consumer<String> warn) {
        this.course = course;
        this.reports = List.copyOf(reports);
        this.warn = warn;
    }

    @Override
    public void accept(RunEvent event) {
        lock.lock();
        try {
            if (!closed) {
                course.with(event).forEach(this::tell);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(RunEvent event) {
        begun = true;
        complete |= event instanceof RunEvent.RunEnded(var report) && report.complete();
        reports.forEach(report -> report.add(event));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                course.cutOff().forEach(this::tell);
                end();
            }
        } finally {
            lock.unlock();
        }
        report();
    }

    private void end() {
        if (begun) {
            reports.forEach(OpenReport::finish);
        } else {
            reports.forEach(OpenReport::drop);
        }
    }

    private void report() {
        List<String> problems = new ArrayList<>();
        for (OpenReport report : reports) {
            report.fault()
                    .ifPresent(fault -> {
                        throw new IllegalStateException("a report broke", fault);
                    });
            report.problem().ifPresent(problems::add);
        }
        problems.stream().skip(complete ? 1 : 0).forEach(warn);
        if (complete && !problems.isEmpty()) {
            throw new OperationFailed(
                    problems.getFirst(), "the run itself came to its end, as did other reports");
        }
    }
}
