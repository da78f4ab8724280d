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
        for (long seed = 0; seed < 60; seed++) {
            List<BenchResult> results = new AnyResult(seed).results();

            String text = BenchDocument.text(results);
            List<BenchResult> read = BenchDocument.read("it", text);

            assertThat(read).as("seed %d", seed).isEqualTo(results);
            assertThat(BenchDocument.text(read)).isEqualTo(text);
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
                "{ | it.json:1:2: the document ends too early",
                "[] | [it.json] this is no report of a benchmark: schemaVersion is missing",
                "{\"schemaVersion\":1} | [it.json] this is no report of a benchmark: results is"
                        + " missing",
                "{\"schemaVersion\":2} | [it.json] schemaVersion 2 is unknown; this vox reads 1",
            })
    void saysWhatIsNoSuchDocument(String text, String problem) {
        assertThatThrownBy(() -> BenchDocument.read("it.json", text))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(problem);
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
                "[1.5]        | atMs: there are 2 times of 1 samples",
                "[1.5,\"2\"]    | samples[1]: this is not a number of its unit",
                "[1.5,-2]     | samples: a sample is negative",
                "[1.5,1e9999] | samples[1]: this is not a number of its unit",
                "[1.5,1e-999] | samples[1]: this is not a number of its unit",
            })
    void doesNotTakeSamplesThatCannotBe(String samples, String problem) {
        String text =
                text(Samples.of(1_500_000, 2_000_000))
                        .replace("\"samples\":[1.5,2]", "\"samples\":" + samples);

        assertThatThrownBy(() -> BenchDocument.read("it", text))
                .hasMessage("[it] results[0].subjects[0].series[0]." + problem);
    }

    @Test
    void doesNotTakeAHistogramThatIsNone() {
        String text =
                text(Samples.of(1_500_000, 2_000_000))
                        .replace("\"samples\":", "\"histogram\":\"AAAA\",\"samples\":");

        assertThatThrownBy(() -> BenchDocument.read("it", text))
                .hasMessageEndingWith("histogram: this is no compressed HdrHistogram in base64");
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
