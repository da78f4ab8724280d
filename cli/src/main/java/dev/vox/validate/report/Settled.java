package dev.vox.validate.report;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunEvent.CheckBegan;
import dev.vox.validate.RunEvent.CheckEnded;
import dev.vox.validate.RunEvent.PhaseBegan;
import dev.vox.validate.RunEvent.PhaseEnded;
import dev.vox.validate.RunEvent.RunBegan;
import dev.vox.validate.RunEvent.RunEnded;
import dev.vox.validate.RunReport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Events as a JSON report holds them, so that what is rendered later is the same to the byte.
///
/// Lengths of time are whole microseconds, and half of a surrogate pair is U+FFFD.
final class Settled {
    private static final long NANOS_A_MICROSECOND = 1000L;

    private Settled() {}

    static RunEvent of(RunEvent event) {
        return switch (event) {
            case RunBegan began -> began;
            case PhaseBegan(var at, String name, int number, String title, int checks) ->
                    new PhaseBegan(at, text(name), number, text(title), checks);
            case CheckBegan(var at, String phase, String id, String title) ->
                    new CheckBegan(at, text(phase), text(id), text(title));
            case CheckEnded(String phase, CheckResult result) ->
                    new CheckEnded(text(phase), check(result));
            case PhaseEnded(PhaseResult result) -> new PhaseEnded(phase(result));
            case RunEnded(RunReport report) -> new RunEnded(run(report));
        };
    }

    private static RunReport run(RunReport report) {
        return new RunReport(
                text(report.voxVersion()),
                text(report.project()),
                report.startedAt(),
                time(report.took()),
                report.strict(),
                report.complete(),
                report.phases().stream().map(Settled::phase).toList());
    }

    private static PhaseResult phase(PhaseResult phase) {
        return new PhaseResult(
                text(phase.name()),
                phase.number(),
                text(phase.title()),
                phase.status(),
                phase.startedAt(),
                time(phase.took()),
                optional(phase.blockedBy()),
                phase.checks().stream().map(Settled::check).toList());
    }

    private static CheckResult check(CheckResult check) {
        return new CheckResult(
                text(check.id()),
                text(check.title()),
                text(check.kind()),
                check.severity(),
                check.status(),
                check.startedAt(),
                time(check.took()),
                check.attempts(),
                check.evidence().stream()
                        .map(seen -> new Evidence(text(seen.name()), text(seen.value())))
                        .toList(),
                optional(check.problem()),
                optional(check.fix()),
                optional(check.docs()));
    }

    private static Duration time(Duration time) {
        long nanos = time.getNano() + NANOS_A_MICROSECOND / 2;
        return Duration.ofSeconds(time.getSeconds(), nanos - nanos % NANOS_A_MICROSECOND);
    }

    private static @Nullable String optional(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private static String text(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return paired(text);
            }
        }
        return text;
    }

    private static String paired(String text) {
        StringBuilder paired = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xfffd : point)
                .forEach(paired::appendCodePoint);
        return paired.toString();
    }
}
