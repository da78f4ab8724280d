package dev.vox.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Conclusion;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunReport;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

class JudgementTest {
    @ParameterizedTest
    @EnumSource
    void whatFailsInAReportIsWhatMakesTheRunFail(Status status) {
        for (Severity severity : Severity.values()) {
            CheckResult check = RichRun.check("a.b", "A", severity, status, List.of(), null, null);
            for (boolean strict : List.of(true, false)) {
                assertThat(Judgement.of(check, strict).fails())
                        .as("%s %s, strict %s", severity, status, strict)
                        .isEqualTo(Conclusion.of(run(check, strict)) == Conclusion.FAILED);
            }
        }
    }

    private static RunReport run(CheckResult check, boolean strict) {
        return new RunReport(
                "1",
                "/p",
                RichRun.START,
                Duration.ZERO,
                strict,
                true,
                List.of(
                        new PhaseResult(
                                "phase-1",
                                1,
                                "One",
                                Status.PASS,
                                RichRun.START,
                                Duration.ZERO,
                                null,
                                List.of(check, RichRun.passed("a.a", "Passed", 1)))));
    }
}
