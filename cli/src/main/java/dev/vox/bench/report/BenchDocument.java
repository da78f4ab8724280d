package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Series;
import dev.vox.json.DocumentReader;
import dev.vox.json.Json;
import dev.vox.json.JsonNode;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Results as JSON, and read again: `docs/reference/bench-report.md` describes it. Nothing gets lost: what is read equals what was
/// written, down to the tick.
public final class BenchDocument {
    /// Of the JSON form; grows when a key changes its meaning or goes away.
    public static final int SCHEMA_VERSION = 1;

    private static final String HINT = "it takes what vox bench --json wrote";

    private BenchDocument() {}

    /// The root object, without `schemaVersion`, as `Renderings` takes it.
    public static Map<String, Object> root(List<BenchResult> results) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("definitions", metrics(results).map(BenchDocument::definition).toList());
        root.put("results", results.stream().map(ResultWriter::result).toList());
        return root;
    }

    /// The document, on one line.
    public static String text(List<BenchResult> results) {
        return Json.compact(Json.document(SCHEMA_VERSION, root(results)));
    }

    /// The metrics of which results have figures, in the order of their enum.
    static Stream<Metric> metrics(List<BenchResult> results) {
        return results.stream()
                .flatMap(result -> result.subjects().stream())
                .flatMap(subject ->
                        Stream.concat(
                                subject.series().stream(),
                                subject.steps().stream().flatMap(step -> step.series().stream())))
                .map(Series::metric)
                .distinct()
                .sorted();
    }

    private static Map<String, Object> definition(Metric metric) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("metric", metric.word());
        definition.put("unit", metric.unit().sign());
        definition.put("better", metric.better().name().toLowerCase(Locale.ROOT));
        definition.put("definition", metric.definition());
        return definition;
    }

    /// Results, and what else their document holds.
    public record Kept<T>(List<BenchResult> results, T rest) {}

    /// Reads the results of a document.
    ///
    /// @param source what the text is called in messages: a file
    /// @throws InvalidConfiguration when it is no such document, or one of a newer vox; with every mistake
    public static List<BenchResult> read(String source, String text) {
        return read(source, text, root -> root).results();
    }

    /// Reads a document.
    ///
    /// @param source what the text is called in messages: a file
    /// @param rest reads what stands beside the results, from the root; it notes what is wrong there
    /// @throws InvalidConfiguration when it is no such document, or one of a newer vox; with every mistake
    public static <T> Kept<T> read(String source, String text, Function<JsonNode, T> rest) {
        DocumentReader document =
                new DocumentReader(source, "report of a benchmark", SCHEMA_VERSION, HINT);
        JsonNode root = document.root(text);
        if (!(root.value().get("results").orElse(null) instanceof JsonValue.Items)) {
            throw new InvalidConfiguration(
                    "[%s] this is no report of a benchmark: results is missing".formatted(source),
                    HINT);
        }
        List<BenchResult> results =
                root.nodes("results").stream().map(ResultReader::result).toList();
        T beside = rest.apply(root);
        document.requireNoMistakes();
        return new Kept<>(results, beside);
    }
}
