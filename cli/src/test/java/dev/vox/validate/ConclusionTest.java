package dev.vox.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

class ConclusionTest {
    private static final Instant AT = Instant.EPOCH;

    @ParameterizedTest(name = "{0} come to {1}, strictly to {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PASS                | PASSED      | PASSED",
                "PASS WARN           | PASSED      | FAILED",
                "PASS SKIP           | PASSED      | FAILED",
                "PASS skip           | PASSED      | PASSED",
                "PASS FAIL           | FAILED      | FAILED",
                "PASS ERROR          | FAILED      | FAILED",
                "PASS error          | PASSED      | FAILED",
                "SKIP SKIP           | NOTHING_RAN | FAILED",
                "skip                | NOTHING_RAN | NOTHING_RAN",
                "WARN                | PASSED      | FAILED",
                "FAIL BLOCKED        | FAILED      | FAILED",
                "ERROR BLOCKED       | FAILED      | FAILED"
            })
    void aRunComesToThis(String statuses, Conclusion usual, Conclusion strict) {
        assertThat(Conclusion.of(report(statuses, false, true))).isEqualTo(usual);
        assertThat(Conclusion.of(report(statuses, true, true))).isEqualTo(strict);
        assertThat(Conclusion.of(report(statuses, true, false))).isEqualTo(Conclusion.INTERRUPTED);
    }

    @ParameterizedTest(name = "checks {0} make a phase {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PASS SKIP        | PASS",
                "SKIP skip        | SKIP",
                "PASS WARN SKIP   | WARN",
                "PASS error       | WARN",
                "PASS ERROR WARN  | ERROR",
                "ERROR FAIL       | FAIL"
            })
    void aPhaseHasTheStatusOfItsWorstCheck(String statuses, Status phase) {
        assertThat(Conclusion.ofPhase(checks(statuses))).isEqualTo(phase);
    }

    private static RunReport report(String statuses, boolean strict, boolean complete) {
        List<CheckResult> checks = checks(statuses);
        PhaseResult phase =
                new PhaseResult("phase-1", 1, "T", Status.PASS, AT, Duration.ZERO, null, checks);
        return new RunReport("1", "/p", AT, Duration.ZERO, strict, complete, List.of(phase));
    }

    /// In small letters those of recommended checks.
    private static List<CheckResult> checks(String statuses) {
        return Stream.of(statuses.strip().split(" ")).map(ConclusionTest::check).toList();
    }

    private static CheckResult check(String word) {
        Status status = Status.valueOf(word.toUpperCase(Locale.ROOT));
        boolean recommended = status == Status.WARN || Character.isLowerCase(word.charAt(0));
        return new CheckResult(
                "a",
                "A",
                "test",
                recommended ? Severity.RECOMMENDED : Severity.REQUIRED,
                status,
                AT,
                Duration.ZERO,
                1,
                List.of(),
                null,
                null,
                null);
    }
}
