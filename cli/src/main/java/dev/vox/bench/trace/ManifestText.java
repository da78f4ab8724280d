package dev.vox.bench.trace;

import dev.vox.bench.metric.Metric;
import dev.vox.json.DocumentReader;
import dev.vox.json.Json;
import dev.vox.json.JsonNode;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.voice.NetworkFaults;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `manifest.json`, both ways.
public final class ManifestText {
    private ManifestText() {}

    static String of(TraceManifest manifest) {
        return Json.pretty(Json.document(TraceManifest.SCHEMA_VERSION, json(manifest)));
    }

    /// The manifest as a program reads it.
    public static Map<String, @Nullable Object> json(TraceManifest manifest) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("kind", "voxtrace");
        root.put("recordedAt", manifest.recordedAt());
        root.put("duration", manifest.duration());
        root.put("partial", manifest.partial());
        root.put("conversation", json(manifest.conversed()));
        root.put("frames", manifest.frames());
        root.put("lost", manifest.lost());
        root.put("figures", manifest.figures().stream().map(ManifestText::json).toList());
        root.put("flaws", manifest.flaws());
        root.put("members", manifest.members());
        return root;
    }

    private static Map<String, Object> json(Conversed conversed) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", conversed.name());
        root.put("address", conversed.address());
        root.put("model", conversed.model());
        root.put("mode", conversed.mode());
        root.put("voice", conversed.voice());
        root.put("talks", conversed.talks());
        root.put("sampleRate", conversed.sampleRate());
        root.put("playoutBuffer", conversed.playoutBuffer());
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("loss", conversed.network().loss());
        network.put("jitter", conversed.network().jitter());
        network.put("seed", conversed.network().seed());
        root.put("network", network);
        return root;
    }

    static Map<String, @Nullable Object> json(TraceFigure figure) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        Metric metric = figure.metric();
        root.put("figure", metric.word());
        root.put("turn", figure.turn());
        root.put("unit", metric.unit().sign());
        root.put("value", inUnit(metric, figure.ticks()));
        root.put("byEvents", inUnit(metric, figure.eventsOrNull()));
        root.put("byAudio", inUnit(metric, figure.audioOrNull()));
        return root;
    }

    /// A figure in its unit; null where it is not known.
    public static @Nullable BigDecimal inUnit(Metric metric, @Nullable Long ticks) {
        return ticks == null ? null : metric.unit().exactly(ticks);
    }

    /// Reads a manifest.
    ///
    /// @param source as messages call it
    /// @throws InvalidConfiguration when it is none, or one of another version, with every mistake
    static TraceManifest read(String source, String text) {
        DocumentReader reader =
                new DocumentReader(
                        source,
                        "manifest of a trace",
                        TraceManifest.SCHEMA_VERSION,
                        "`vox bench trace` writes one");
        JsonNode root = reader.root(text);
        if (!root.value().text("kind").equals(Optional.of("voxtrace"))) {
            root.mistake("kind", "this is not 'voxtrace'");
        }
        TraceManifest manifest =
                new TraceManifest(
                        root.instant("recordedAt"),
                        root.millis("durationMs"),
                        root.optionalText("partial"),
                        conversed(child(root, "conversation")),
                        root.count("frames"),
                        root.count("lost"),
                        figures(root),
                        root.textItems("flaws"),
                        members(root));
        reader.requireNoMistakes();
        return manifest;
    }

    private static JsonNode child(JsonNode node, String key) {
        JsonValue value =
                node.value()
                        .get(key)
                        .filter(JsonValue.Members.class::isInstance)
                        .orElseGet(() -> {
                            node.mistake(key, "there is no object");
                            return new JsonValue.Members(Map.of());
                        });
        String path = node.path().isEmpty() ? key : node.path() + "." + key;
        return new JsonNode(value, path, node.mistakes());
    }

    private static Conversed conversed(JsonNode node) {
        int sampleRate = node.count("sampleRate");
        if (sampleRate != 48_000 && sampleRate != 16_000) {
            node.mistake("sampleRate", "this is neither 48000 nor 16000");
        }
        return new Conversed(
                node.text("name"),
                node.text("address"),
                node.text("model"),
                node.text("mode"),
                node.text("voice"),
                node.flag("talks"),
                sampleRate,
                span(node, "playoutBufferMs"),
                network(child(node, "network")));
    }

    /// No longer than a recording may be: a delay would hold audio back for so long.
    private static Duration span(JsonNode node, String key) {
        Duration span = node.millis(key);
        if (span.compareTo(TraceSpool.LONGEST) <= 0) {
            return span;
        }
        node.mistake(key, "this is longer than a recording may be");
        return Duration.ZERO;
    }

    private static NetworkFaults network(JsonNode node) {
        double loss = node.value().number("loss").orElse(-1.0);
        Optional<Long> seed = node.value().whole("seed");
        if (!(loss >= 0 && loss <= 1)) {
            node.mistake("loss", "this is not a share from 0 to 1");
        }
        if (seed.isEmpty()) {
            node.mistake("seed", "there is not a whole number");
        }
        return new NetworkFaults(Math.clamp(loss, 0, 1), span(node, "jitterMs"), seed.orElse(0L));
    }

    private static List<TraceFigure> figures(JsonNode root) {
        List<TraceFigure> figures = new ArrayList<>();
        for (JsonNode node : root.nodes("figures")) {
            Optional<Metric> metric = Metric.find(node.text("figure"));
            Long value = metric.map(found -> ticks(node, found, "value")).orElse(null);
            if (metric.isEmpty()) {
                node.mistake("figure", "there is no such figure");
            } else if (value == null) {
                node.mistake("value", "there is not a number");
            } else {
                figures.add(
                        new TraceFigure(
                                metric.get(),
                                node.count("turn"),
                                value,
                                ticks(node, metric.get(), "byEvents"),
                                ticks(node, metric.get(), "byAudio")));
            }
        }
        return figures;
    }

    private static @Nullable Long ticks(JsonNode node, Metric metric, String key) {
        return node.value().number(key).map(metric.unit()::toTicks).orElse(null);
    }

    private static List<TraceManifest.Member> members(JsonNode root) {
        return root.nodes("members").stream()
                .map(node ->
                        new TraceManifest.Member(
                                node.text("name"),
                                node.value().whole("bytes").orElse(-1L),
                                node.text("sha256")))
                .toList();
    }
}
