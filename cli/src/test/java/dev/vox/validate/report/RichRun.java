package dev.vox.validate.report;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A run with every status and with texts that every format has to escape.
public final class RichRun {
    public static final Instant START = Instant.parse("2026-11-20T22:00:00.123456789Z");

    /// What is hostile in one format or another.
    public static final String HOSTILE =
            "a \"quoted\" 'text' ]]> </failure> <b>&amp; | pipe # hash \\ back `tick` *star* _low_"
                + " [link](x) ::error::no ##[error]no %25 100% a,b:c\r\n"
                + "second line\n"
                + "::set-output name=x::y\u0000\u0007\u001b[31mred\u001b[0m\u007f\u0085\u2028 é ü"
                + " 日本語 👩‍🚀 \u202eoverride\ud800";

    static final String ENDLESS = "0123456789".repeat(1000);

    private RichRun() {}

    /// What is known of it before it begins.
    public static RunIdentity identity() {
        return new RunIdentity("1.2.3", "/home/me/voice chat", false);
    }

    public static RunReport report() {
        return report(false, true);
    }

    static RunReport report(boolean strict, boolean complete) {
        return new RunReport(
                "1.2.3",
                "/home/me/voice chat",
                START,
                Duration.ofNanos(12_345_678_901L),
                strict,
                complete,
                List.of(prerequisites(), discovery(), speech(), empty()));
    }

    private static PhaseResult prerequisites() {
        return new PhaseResult(
                "phase-1",
                1,
                "Prerequisites",
                Status.WARN,
                START,
                Duration.ofMillis(250),
                null,
                List.of(
                        passed("host.jdk", "A JDK 25 is there", 12_345_678),
                        check(
                                "host.memory",
                                "There is memory for a model",
                                Severity.RECOMMENDED,
                                Status.WARN,
                                List.of(new Evidence("free", "1.5 GiB")),
                                "only 1.5 GiB are free",
                                "close what you do not need"),
                        check(
                                "host.gpu",
                                "A GPU is there",
                                Severity.REQUIRED,
                                Status.SKIP,
                                List.of(),
                                "no GPU is there",
                                null),
                        check(
                                "host.weather",
                                "The weather is known",
                                Severity.RECOMMENDED,
                                Status.ERROR,
                                List.of(),
                                "the check itself broke",
                                null)));
    }

    private static PhaseResult discovery() {
        return new PhaseResult(
                "phase-4",
                4,
                "Service discovery | <wiring> & # more",
                Status.FAIL,
                START.plusMillis(300),
                Duration.ofSeconds(61),
                null,
                List.of(
                        passed("discovery.redis", "Redis answers", 1_499_999),
                        check(
                                "discovery.worker-registered",
                                HOSTILE,
                                Severity.REQUIRED,
                                Status.FAIL,
                                List.of(
                                        new Evidence("count", "0"),
                                        new Evidence("answer", HOSTILE),
                                        new Evidence("log", ENDLESS)),
                                HOSTILE,
                                "start the stack with `vox dev`"),
                        check(
                                "discovery.grpc",
                                "1. The worker answers #1 \\o/",
                                Severity.REQUIRED,
                                Status.ERROR,
                                List.of(),
                                "cannot resolve worker: no such host",
                                "see to the name of the service")));
    }

    private static PhaseResult speech() {
        return new PhaseResult(
                "phase-6",
                6,
                "Speech",
                Status.BLOCKED,
                START.plusSeconds(62),
                Duration.ZERO,
                "phase-4",
                List.of(
                        blocked("speech.audible", "An utterance is audible"),
                        blocked("speech.rate", "Audio has 48 kHz")));
    }

    private static PhaseResult empty() {
        return new PhaseResult(
                "phase-9",
                9,
                "Nothing",
                Status.PASS,
                START.plusSeconds(63),
                Duration.ofNanos(400),
                null,
                List.of());
    }

    static CheckResult passed(String id, String title, long nanos) {
        return new CheckResult(
                id,
                title,
                "command",
                Severity.REQUIRED,
                Status.PASS,
                START.plusMillis(1),
                Duration.ofNanos(nanos),
                1,
                List.of(new Evidence("version", "25.0.3")),
                null,
                null,
                null);
    }

    private static CheckResult blocked(String id, String title) {
        return new CheckResult(
                id,
                title,
                "tts",
                Severity.REQUIRED,
                Status.BLOCKED,
                START.plusSeconds(62),
                Duration.ZERO,
                0,
                List.of(),
                "phase-4 failed",
                "see to phase-4 first",
                null);
    }

    static CheckResult check(
            String id,
            String title,
            Severity severity,
            Status status,
            List<Evidence> evidence,
            @Nullable String problem,
            @Nullable String fix) {
        return new CheckResult(
                id,
                title,
                "redis",
                severity,
                status,
                START.plusMillis(310),
                Duration.ofMillis(status == Status.SKIP ? 0 : 10_250),
                status == Status.SKIP ? 0 : 51,
                evidence,
                problem,
                fix,
                status == Status.FAIL ? "docs/how-to/discovery.md" : null);
    }

    /// The events of the run as they may come: checks end in another order than that of the file.
    public static List<RunEvent> events() {
        return events(report());
    }

    static List<RunEvent> events(RunReport report) {
        List<RunEvent> events = new ArrayList<>();
        events.add(new RunEvent.RunBegan(report.startedAt(), 5, 11));
        for (PhaseResult phase : report.phases()) {
            events.add(
                    new RunEvent.PhaseBegan(
                            phase.startedAt(),
                            phase.name(),
                            phase.number(),
                            phase.title(),
                            phase.checks().size()));
            for (CheckResult check : phase.checks()) {
                if (check.attempts() > 0) {
                    events.add(
                            new RunEvent.CheckBegan(
                                    check.startedAt().plusNanos(7),
                                    phase.name(),
                                    check.id(),
                                    check.title()));
                }
            }
            phase.checks()
                    .reversed()
                    .forEach(check -> events.add(new RunEvent.CheckEnded(phase.name(), check)));
            events.add(new RunEvent.PhaseEnded(phase));
        }
        events.add(new RunEvent.RunEnded(report));
        return events;
    }
}
