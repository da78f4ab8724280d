package dev.vox.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.report.Consumer;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunReport;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Programs that people feed reports to read ours.
class ConsumersTest {
    @TempDir Path folder;

    private Path written(ReportFormat format, RunReport report) throws Exception {
        Path file = folder.resolve("report." + format.word());
        Files.writeString(file, Written.of(format, RichRun.events(report)));
        return file;
    }

    private static RunReport forgiving() {
        return new RunReport(
                "1",
                "/p",
                RichRun.START,
                Duration.ofSeconds(1),
                false,
                true,
                List.of(
                        new PhaseResult(
                                "phase-1",
                                1,
                                "One # two",
                                Status.WARN,
                                RichRun.START,
                                Duration.ofSeconds(1),
                                null,
                                List.of(
                                        RichRun.passed("a.b", "Passed", 1),
                                        RichRun.check(
                                                "a.c",
                                                RichRun.HOSTILE,
                                                Severity.RECOMMENDED,
                                                Status.WARN,
                                                List.of(),
                                                RichRun.HOSTILE,
                                                null)))));
    }

    /// `prove` and `TAP::Parser` of Perl. Those of Perl 5.36 know versions up to 13, and read all of a report but its version line.
    @Nested
    class Perl {
        private static final String DESCRIBE =
                """
                use TAP::Parser;
                my ($file, $indent) = @ARGV;
                open my $in, '<:encoding(UTF-8)', $file or die $!;
                my @lines = grep { s/^\\Q$indent\\E// } <$in>;
                shift @lines unless $indent;
                my $tap = join '', "TAP version 13\\n", @lines;
                my $parser = TAP::Parser->new({ tap => $tap });
                $parser->run;
                printf "passed %s failed %s skipped %s todo %s errors %s\\n",
                    map { scalar($parser->$_) } qw(passed failed skipped todo parse_errors);
                """;

        @BeforeEach
        void needed() throws Exception {
            Consumer.assumeThere("perl with TAP::Parser is not installed", "prove", "--version");
        }

        @Test
        void seesThatTheRunFailed() throws Exception {
            var outcome = prove(RichRun.report());

            assertThat(outcome.output()).contains("Failed 1/4 subtests", "Result: FAIL");
            assertThat(outcome.output()).doesNotContain("Parse errors").doesNotContain("Bad plan");
            assertThat(outcome.exit()).isEqualTo(1);
        }

        @Test
        void seesThatAWarningIsForgiven() throws Exception {
            var outcome = prove(forgiving());

            assertThat(outcome.output()).contains("Result: PASS");
            assertThat(outcome.exit()).isZero();
        }

        @Test
        void seesThatTheRunWasInterrupted() throws Exception {
            var outcome = prove(RichRun.report(false, false));

            assertThat(outcome.output()).contains("FAILED--Further testing stopped: the run was");
            assertThat(outcome.exit()).isNotZero();
        }

        @Test
        void hasNothingToSayButThatItsVersionIsNew() throws Exception {
            Path file = written(ReportFormat.TAP, RichRun.report());

            String output = Consumer.run("prove", "--exec", "cat", file.toString()).output();

            assertThat(output.lines().filter(line -> line.contains("Parse errors")))
                    .allMatch(line -> line.contains("TAP specified version 14"))
                    .hasSizeLessThanOrEqualTo(1);
        }

        @Test
        void countsPhasesAndWhatWasBlocked() throws Exception {
            assertThat(described(RichRun.report(), ""))
                    .isEqualTo("passed 3 failed 1 skipped 1 todo 0 errors 0\n");
        }

        @Test
        void countsChecksOfAPhaseWithTheirDirectives() throws Exception {
            RunReport report = RichRun.report();
            for (var phase : List.of(0, 1, 2)) {
                RunReport alone =
                        new RunReport(
                                "1",
                                "/p",
                                RichRun.START,
                                Duration.ZERO,
                                false,
                                true,
                                List.of(report.phases().get(phase)));
                assertThat(described(alone, "    "))
                        .isEqualTo(
                                List.of(
                                                "passed 4 failed 0 skipped 1 todo 2 errors 0\n",
                                                "passed 1 failed 2 skipped 0 todo 0 errors 0\n",
                                                "passed 2 failed 0 skipped 2 todo 0 errors 0\n")
                                        .get(phase));
            }
        }

        private Consumer.Outcome prove(RunReport report) throws Exception {
            Path file = written(ReportFormat.TAP, report);
            return Consumer.run("prove", "--exec", "sed 1s/14/13/", file.toString());
        }

        private String described(RunReport report, String indent) throws Exception {
            Path file = written(ReportFormat.TAP, report);
            return Consumer.run("perl", "-e", DESCRIBE, file.toString(), indent).output();
        }
    }

    /// `junitparser` and `json` of Python.
    @Nested
    class Python {
        /// The one that Debian's packages are for.
        private static final String PYTHON = "/usr/bin/python3";

        private static final String SUITES =
                """
                import sys, junitparser
                for suite in junitparser.JUnitXml.fromfile(sys.argv[1]):
                    print(suite.name, suite.tests, suite.failures, suite.errors, suite.skipped, suite.time,
                          sum(1 for _ in suite), len(list(suite.properties())))
                """;

        private static final String EVENTS =
                """
                import sys, json
                lines = open(sys.argv[1], encoding='utf-8', newline='\\n').read().split('\\n')
                assert lines.pop() == ''
                for event in map(json.loads, lines):
                    assert event['schemaVersion'] == 1
                    print(event['event'])
                """;

        @Test
        void readsTheSuites() throws Exception {
            Consumer.assumeThere(
                    "python3-junitparser is not installed", PYTHON, "-c", "import junitparser");
            Path file = written(ReportFormat.JUNIT, RichRun.report());

            assertThat(Consumer.run(PYTHON, "-c", SUITES, file.toString()).output())
                    .isEqualTo(
                            """
                            1 Prerequisites 4 0 0 1 0.25 4 4
                            4 Service discovery | <wiring> & # more 3 1 1 0 61.0 3 4
                            6 Speech 2 0 0 2 0.0 2 4
                            9 Nothing 0 0 0 0 0.0 0 4
                            """);
        }

        @Test
        void readsEveryEvent() throws Exception {
            Consumer.assumeThere("python3 is not installed", "python3", "--version");
            Path file = written(ReportFormat.NDJSON, RichRun.report());

            String output = Consumer.run("python3", "-c", EVENTS, file.toString()).output();

            assertThat(output.lines())
                    .hasSize(RichRun.events().size())
                    .startsWith("run-began", "phase-began", "check-began")
                    .endsWith("phase-began", "phase-ended", "run-ended");
        }
    }

    /// `tap-parser` of node-tap, which knows version 14 with its subtests and diagnostics.
    @Nested
    class Node {
        private static final String LIBRARY = "tap-parser@18";

        private static final String READ =
                """
                const { Parser } = require(process.argv[1] + '/node_modules/tap-parser');
                const points = [], odd = [];
                const watch = parser => {
                  parser.on('assert', point => points.push({
                    name: point.fullname, ok: point.ok, skip: point.skip || '', todo: point.todo || '',
                    message: (point.diag || {}).message || '', evidence: ((point.diag || {}).evidence || []).map(e => e.value) }));
                  parser.on('extra', line => odd.push(line));
                  parser.on('child', watch);
                };
                const parser = new Parser(results => {
                  const errors = results.failures.filter(f => f.tapError).map(f => f.tapError);
                  console.log(JSON.stringify({ ok: results.ok, bailout: results.bailout || '', count: results.count, odd, errors, points }));
                });
                watch(parser);
                parser.end(require('fs').readFileSync(process.argv[2], 'utf8'));
                """;

        @BeforeEach
        void needed() throws Exception {
            Consumer.assumeThere(
                    "npm cannot install " + LIBRARY,
                    "npm",
                    "install",
                    "--silent",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                    folder.toString(),
                    LIBRARY);
        }

        private JsonValue read(RunReport report) throws Exception {
            Path file = written(ReportFormat.TAP, report);
            String output =
                    Consumer.run("node", "-e", READ, folder.toString(), file.toString()).output();
            return Json.parse("tap-parser", output);
        }

        @Test
        void readsEveryPhaseCheckAndDiagnostic() throws Exception {
            JsonValue read = read(RichRun.report());

            assertThat(read.flag("ok")).contains(false);
            assertThat(read.whole("count")).contains(4L);
            assertThat(read.items("odd")).isEmpty();
            assertThat(read.items("errors")).isEmpty();
            assertThat(read.items("points").stream().map(point -> point.text("name").orElseThrow()))
                    .hasSize(13)
                    .contains(
                            "1 Prerequisites > host.jdk: A JDK 25 is there",
                            "4 Service discovery | <wiring> & # more",
                            "4 Service discovery | <wiring> & # more > discovery.grpc: 1. The"
                                    + " worker answers #1 \\o/");
        }

        @Test
        void readsHostileTextsAsTheyWere() throws Exception {
            JsonValue failed =
                    read(RichRun.report()).items("points").stream()
                            .filter(point -> point.text("name").orElse("").contains("-registered"))
                            .findFirst()
                            .orElseThrow();
            String settled = RichRun.HOSTILE.replace('\ud800', '\ufffd');

            assertThat(failed.flag("ok")).contains(false);
            assertThat(failed.text("message")).contains(settled);
            assertThat(failed.items("evidence")).contains(new JsonValue.Text(settled));
        }

        @Test
        void seesWhatWasSkippedAndWhatIsForgiven() throws Exception {
            JsonValue read = read(forgiving());

            assertThat(read.flag("ok")).contains(true);
            assertThat(read.items("points").get(1).text("todo"))
                    .contains("recommended, not required");
            assertThat(
                            read(RichRun.report()).items("points").stream()
                                    .map(point -> point.text("skip").orElseThrow())
                                    .filter(reason -> !reason.isEmpty()))
                    .containsExactly(
                            "no GPU is there",
                            "phase-4 failed",
                            "phase-4 failed",
                            "blocked by phase-4");
        }

        @Test
        void seesThatTheRunWasInterrupted() throws Exception {
            assertThat(read(RichRun.report(false, false)).text("bailout"))
                    .contains("the run was interrupted");
        }
    }
}
