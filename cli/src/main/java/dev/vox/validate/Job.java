package dev.vox.validate;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/// A check on its way to a result. Only the thread that runs phases knows it.
final class Job {
    /// How much later than its deadline a check is interrupted, which leaves it the time to say so itself.
    private static final Duration GRACE = Duration.ofMillis(500);

    /// What one look came to.
    ///
    /// @param verdict null when it broke
    /// @param failure null when it did not
    record Look(@Nullable Verdict verdict, @Nullable Throwable failure, long endNanos) {
        /// Looks, on any thread.
        static Look at(CheckDeclaration check, Target target, LongSupplier now) {
            try {
                Verdict verdict = check.check().look(target, check.timeout());
                return new Look(verdict, null, now.getAsLong());
            } catch (Throwable e) {
                return new Look(null, e, now.getAsLong());
            }
        }
    }

    final CheckDeclaration check;
    final int index;

    int attempts;
    long dueNanos;
    long deadlineNanos;
    @Nullable Look last;
    @Nullable Future<?> running;

    private @Nullable Instant startedAt;
    private long firstNanos;

    Job(CheckDeclaration check, int index) {
        this.check = check;
        this.index = index;
    }

    /// Notes that a look begins; whether it is the first.
    boolean begins(Instant at, long nanos) {
        attempts++;
        deadlineNanos = nanos + check.timeout().plus(GRACE).toNanos();
        if (attempts > 1) {
            return false;
        }
        startedAt = at;
        firstNanos = nanos;
        return true;
    }

    /// Whether it looks again after a failure, and then when: see [#dueNanos].
    boolean looksAgain(Look look) {
        CheckDeclaration.Retry retry = check.retry();
        if (retry == null || !(look.verdict() instanceof Verdict.Failed)) {
            return false;
        }
        dueNanos = look.endNanos() + retry.every().toNanos();
        return dueNanos - firstNanos <= retry.lasting().toNanos();
    }

    /// The result of a look.
    CheckResult result(Look look, Target target) {
        Duration took = Duration.ofNanos(Math.max(0, look.endNanos() - firstNanos));
        Throwable failure = look.failure();
        if (failure != null) {
            return result(Status.ERROR, took, List.of(), words(failure), null, target);
        }
        return switch (Objects.requireNonNull(look.verdict())) {
            case Verdict.Passed(List<Evidence> seen) ->
                    result(Status.PASS, took, seen, null, null, target);
            case Verdict.Failed(String problem, List<Evidence> seen, String fix) ->
                    result(failed(), took, seen, problem, fix, target);
            case Verdict.Missing(String lack, List<Evidence> seen, String fix) ->
                    result(Status.SKIP, took, seen, lack, fix, target);
        };
    }

    /// The result of a check that did not look, so that the fix of its failure is none of what is lacking.
    ///
    /// @param fix how to get what is lacking; null where nobody knows
    CheckResult unlooked(Status status, Instant at, String problem, @Nullable String fix) {
        startedAt = startedAt == null ? at : startedAt;
        return new CheckResult(
                check.id(),
                check.title(),
                check.kind(),
                check.severity(),
                status,
                startedAt,
                Duration.ZERO,
                attempts,
                List.of(),
                problem,
                fix,
                check.docs());
    }

    private Status failed() {
        return check.severity() == Severity.REQUIRED ? Status.FAIL : Status.WARN;
    }

    private CheckResult result(
            Status status,
            Duration took,
            List<Evidence> seen,
            @Nullable String problem,
            @Nullable String fix,
            Target target) {
        String remedy = fix == null && status != Status.SKIP ? check.fix() : fix;
        return new CheckResult(
                check.id(),
                check.title(),
                check.kind(),
                check.severity(),
                status,
                Objects.requireNonNull(startedAt),
                took,
                attempts,
                seen.stream()
                        .map(each -> new Evidence(each.name(), target.masked(each.value())))
                        .toList(),
                problem == null ? null : target.masked(problem),
                status == Status.PASS || remedy == null ? null : target.masked(remedy),
                check.docs());
    }

    static String words(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof InterruptedException) {
            return "it was interrupted";
        }
        return message == null || message.isBlank()
                ? "a fault of the check: " + failure.getClass().getSimpleName()
                : message;
    }
}
