package dev.vox.validate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.validate.RunEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class ReportReaderTest {
    private static final String REPORT = Written.of(ReportFormat.JSON, RichRun.events());

    private static List<RunEvent> read(String text) {
        return ReportReader.read("report.json", text);
    }

    @Test
    void whatIsReadIsTheRun() {
        List<RunEvent> settled = RichRun.events().stream().map(Settled::of).toList();

        assertThat(read(REPORT)).isEqualTo(settled);
    }

    @ParameterizedTest
    @EnumSource
    void anyFormatMadeLaterIsTheSameToTheByte(ReportFormat format) {
        assertThat(Written.of(format, read(REPORT)))
                .isEqualTo(Written.of(format, RichRun.events()));
    }

    @ParameterizedTest
    @EnumSource
    void soItIsOfARunThatWasCutOffInTheMiddleOfAPhase(ReportFormat format) {
        List<RunEvent> cut = RichRun.events().subList(0, 13);

        String made = Written.of(format, read(Written.of(ReportFormat.JSON, cut)));

        assertThat(made).isEqualTo(Written.of(format, cut)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aReportWithoutATimelineIsToldPhaseByPhase(ReportFormat format) {
        String bare = REPORT.replaceFirst("(?s),\\s*\"timeline\".*\\]\\s*}\\s*$", "\n}\n");

        assertThat(bare).doesNotContain("timeline");
        if (format != ReportFormat.JSON && format != ReportFormat.NDJSON) {
            assertThat(Written.of(format, read(bare)))
                    .isEqualTo(Written.of(format, RichRun.events()));
        } else {
            assertThat(Written.of(format, read(bare))).contains("phase-began", "check-ended");
        }
    }

    @Test
    void itsKeysAreThese() throws Exception {
        JsonValue root = Json.parse("report", REPORT);
        JsonValue phase = root.items("phases").get(1);
        JsonValue check = phase.items("checks").get(1);

        assertThat(keys(root))
                .containsExactly(
                        "schemaVersion",
                        "voxVersion",
                        "project",
                        "startedAt",
                        "tookMs",
                        "strict",
                        "complete",
                        "summary",
                        "phases",
                        "timeline");
        assertThat(keys(root.get("summary").orElseThrow()))
                .containsExactly("checks", "pass", "fail", "warn", "skip", "blocked", "error");
        assertThat(keys(phase))
                .containsExactly(
                        "name",
                        "number",
                        "title",
                        "status",
                        "startedAt",
                        "tookMs",
                        "blockedBy",
                        "summary",
                        "checks");
        assertThat(keys(check))
                .containsExactly(
                        "id",
                        "title",
                        "kind",
                        "severity",
                        "status",
                        "startedAt",
                        "tookMs",
                        "attempts",
                        "evidence",
                        "problem",
                        "fix",
                        "docs");
        assertThat(keys(check.items("evidence").getFirst())).containsExactly("name", "value");
    }

    private static Iterable<String> keys(JsonValue value) {
        return ((JsonValue.Members) value).values().keySet();
    }

    @Test
    void everyMistakeIsToldAtOnceByItsPlace() {
        String wrong =
                REPORT.replaceFirst("\"status\": \"warn\"", "\"status\": \"warm\"")
                        .replaceFirst("\"tookMs\": 12.346", "\"tookMs\": \"fast\"")
                        .replaceFirst("\"strict\": false", "\"strikt\": false")
                        .replaceFirst("\"startedAt\": \"[^\"]*\"", "\"startedAt\": \"now\"");

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                        [report.json] this has 4 mistakes
                        startedAt: this is not a time such as 2026-11-20T22:00:00Z
                        strict: there is not true or false
                        phases[0].status: unknown word 'warm'; did you mean 'warn'?
                        phases[0].checks[0].tookMs: this is not a number of milliseconds\
                        """);
    }

    @Test
    void whatIsNoReportIsRefused() {
        assertThatThrownBy(() -> read("{}"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        "[report.json] this is no report of a validation: schemaVersion is"
                                + " missing");
        assertThatThrownBy(() -> read("[1]")).isInstanceOf(InvalidConfiguration.class);
        assertThatThrownBy(() -> read("{\"schemaVersion\": 2}"))
                .hasMessage("[report.json] schemaVersion 2 is unknown; this vox reads 1");
        assertThatThrownBy(() -> read(REPORT.substring(0, 500)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("report.json:");
        assertThatThrownBy(() -> read("{\"schemaVersion\": 1, \"phases\": [3]}"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("phases[0]: this is no object");
    }
}
