package dev.vox.stack.compose.ready;

import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reports what has changed since it last told.
final class ReadyNews {
    private final ReadyMachine machine;
    private final Duration timeout;
    private final Progress progress;
    private final Map<String, Told> told = new HashMap<>();

    ReadyNews(ReadyMachine machine, Duration timeout, Progress progress) {
        this.machine = machine;
        this.timeout = timeout;
        this.progress = progress;
    }

    /// What was said of a service.
    private record Told(boolean over, String waitsFor, String answer) {}

    void tell(Duration at) {
        machine.services().forEach(service -> tell(service, at));
    }

    private void tell(ServiceWait service, Duration at) {
        boolean over =
                switch (service.phase()) {
                    case WAITING, STARTED -> false;
                    case READY, FAILED -> true;
                };
        Told now = new Told(over, waitsFor(service), service.answer());
        Told before = told.put(service.name(), now);
        if (!now.equals(before)) {
            report(service, before, now, at);
        }
    }

    private String waitsFor(ServiceWait service) {
        List<String> unready = machine.unready(service);
        return Phrases.waitsFor(service, unready);
    }

    private void report(ServiceWait service, @Nullable Told before, Told now, Duration at) {
        if (service.phase() == ServiceWait.Phase.FAILED) {
            progress.report(new ProgressEvent.Failed(service.name(), firstLine(service.answer())));
            return;
        }
        if (service.isReady()) {
            if (before == null || !before.over()) {
                progress.report(
                        new ProgressEvent.Finished(
                                service.name(), service.answer(), service.became().ready()));
            }
            return;
        }
        if (before == null || before.over()) {
            progress.report(
                    new ProgressEvent.Started(service.name(), now.waitsFor(), timeout.minus(at)));
        }
        progress.report(
                new ProgressEvent.Waiting(
                        service.name(),
                        now.waitsFor(),
                        firstLine(now.answer()),
                        service.awaited().usual()));
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
