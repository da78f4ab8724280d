package dev.vox.bench.result;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A figure of a run.
///
/// @param labels what sets it apart from others of the same metric, in their order: `words=10`; none when nothing does
/// @param samples at least one
public record Series(Metric metric, Map<String, String> labels, Samples samples) {
    public Series {
        labels = new LinkedHashMap<>(labels);
    }

    /// Its labels in words: `words=10 session=cold`; empty when there are none.
    public String label() {
        List<String> words =
                labels.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList();
        return String.join(" ", words);
    }

    /// Its name and labels: `first_audible words=10`.
    public String title() {
        return labels.isEmpty() ? metric.word() : metric.word() + " " + label();
    }
}
