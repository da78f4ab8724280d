package dev.vox.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.SeriesRecorder;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.InvalidConfiguration;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class BenchDocumentTest {
    @Test
    void givesBackEqualValues() {
        for (long seed = 0; seed < 300; seed++) {
            List<BenchResult> results = new AnyResult(seed).results();

            List<BenchResult> read = BenchDocument.read("it", BenchDocument.text(results));

            assertThat(read)
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .withEqualsForType(Histogram::equals, Histogram.class)
                    .ignoringFieldsMatchingRegexes(".*samples\\.sorted")
                    .isEqualTo(results);
            assertThat(BenchDocument.text(read)).isEqualTo(BenchDocument.text(results));
        }
    }

    @Test
    void keepsEverySampleBeyondThoseThatAreKeptInTheHistogram() {
        SeriesRecorder recorder = new SeriesRecorder();
        int count = Samples.MOST_KEPT + 1_000;
        for (int i = 0; i < count; i++) {
            recorder.record(i, i);
        }

        Samples read = only(BenchDocument.read("it", text(recorder.samples())));

        assertThat(read.count()).isEqualTo(count);
        assertThat(read.complete()).isFalse();
        assertThat(read.values()).hasSize(Samples.MOST_KEPT);
        assertThat(read.histogram()).isEqualTo(recorder.samples().histogram());
    }

    @Test
    void carriesTheDefinitionOfEveryMetricInIt() throws MalformedJson {
        JsonValue document = Json.parse("it", text(Samples.of(1_500_000, 2_000_000)));

        JsonValue definition = document.items("definitions").getFirst();
        assertThat(document.items("definitions")).hasSize(1);
        assertThat(definition.text("metric")).contains("first_audible");
        assertThat(definition.text("unit")).contains("ms");
        assertThat(definition.text("better")).contains("lower");
        assertThat(definition.text("definition")).contains(Metric.FIRST_AUDIBLE.definition());
    }

    @Test
    void writesSamplesAndTimesInTheirUnits() {
        assertThat(text(Samples.of(new long[] {7_000_001}, new long[] {1_500_000})))
                .contains("\"atMs\":[7.000001],\"samples\":[1.5]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{             | [it.json:1:2: ",
                "[]            | [it.json] this is no report of a benchmark: schemaVersion is"
                        + " missing",
                "{\"schemaVersion\":1} | [it.json] this is no report of a benchmark: results is"
                        + " missing",
                "{\"schemaVersion\":2} | [it.json] schemaVersion 2 is unknown; this vox reads 1",
            })
    void saysWhatIsNoSuchDocument(String text, String problem) {
        assertThatThrownBy(() -> BenchDocument.read("it.json", text))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith(problem.startsWith("[it.json:") ? "it.json:1:" : problem);
    }

    @Test
    void tellsOfANewerVox() {
        assertThatThrownBy(() -> BenchDocument.read("it", "{\"schemaVersion\":7}"))
                .isInstanceOfSatisfying(
                        InvalidConfiguration.class,
                        problem ->
                                assertThat(problem.hint())
                                        .contains("a newer vox wrote it: update this one"));
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        String text =
                text(Samples.of(1_500_000, 2_000_000))
                        .replace("\"first_audible\",\"labels\"", "\"first_audibel\",\"labels\"")
                        .replace("\"partial\":false", "\"partial\":\"no\"")
                        .replace("\"startedAt\":\"2026", "\"startedAt\":\"yesterday");

        assertThatThrownBy(() -> BenchDocument.read("it", text))
                .hasMessage(
                        """
                        [it] this has 3 mistakes
                        results[0].startedAt: this is not a time such as 2026-11-20T22:00:00Z
                        results[0].partial: this is not true or false
                        results[0].subjects[0].series[0].metric: unknown metric 'first_audibel'; did you mean 'first_audible'?\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"samples\":[1.5,2] | \"samples\":[1.5] | atMs: there are 2 times of 1 samples",
                "\"samples\":[1.5,2] | \"samples\":[1.5,\"2\"] | samples[1]: this is not a number"
                        + " of its unit",
                "\"samples\":[1.5,2] | \"samples\":[1.5,-2] | samples: a sample is negative",
                "\"samples\":[1.5,2] | \"samples\":[1.5,1e999999] | samples[1]: this is not a"
                        + " number of its unit",
                "\"samples\":[1.5,2] | \"samples\":[1.5,1e-999999] | samples[1]: this is not a"
                        + " number of its unit",
                "\"samples\":[1.5,2] | \"samples\":[1.5,2],\"histogram\":\"AAAA\" | histogram: this"
                        + " is no compressed HdrHistogram in base64",
            })
    void doesNotTakeSamplesThatCannotBe(String written, String changed, String problem) {
        String text = text(Samples.of(1_500_000, 2_000_000)).replace(written, changed);

        assertThatThrownBy(() -> BenchDocument.read("it", text))
                .hasMessageStartingWith("[it] results[0].subjects[0].series[0].")
                .hasMessageContaining(problem.startsWith("samples[1]") ? "samples[1]" : problem);
    }

    private static String text(Samples samples) {
        Series series = new Series(Metric.FIRST_AUDIBLE, Map.of(), samples);
        SubjectResult subject =
                new SubjectResult(
                        "stack",
                        new Fingerprint(Map.of()),
                        List.of(series),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of());
        return BenchDocument.text(
                List.of(
                        new BenchResult(
                                "first-audio",
                                "first-audio",
                                Map.of(),
                                Instant.parse("2026-11-21T01:00:00Z"),
                                Duration.ofSeconds(3),
                                false,
                                List.of(subject))));
    }

    private static Samples only(List<BenchResult> results) {
        return results.getFirst().subjects().getFirst().series().getFirst().samples();
    }
}
