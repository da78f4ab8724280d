package dev.vox.bench.report;

import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.SubjectResult;
import dev.vox.text.Scrub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Names, labels and texts of Prometheus's text format.
final class PrometheusText {
    private static final Set<String> RESERVED = Set.of("quantile", "le");

    private PrometheusText() {}

    /// The labels that every figure of a subject has.
    static Map<String, String> labels(BenchResult result, SubjectResult subject) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("scenario", result.scenario());
        labels.put("subject", subject.subject());
        return labels;
    }

    /// Adds labels of any name; two that Prometheus would take for one are told apart by an underscore behind.
    static void add(Map<String, String> labels, Map<String, String> more) {
        more.forEach((name, value) -> {
            String free = name(name);
            while (labels.containsKey(free)) {
                free += "_";
            }
            labels.put(free, value);
        });
    }

    /// Letters, digits and underscores, no digit first; two underscores first are Prometheus's own.
    private static String name(String name) {
        String legal = name.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^__+", "_");
        boolean begun = !legal.isEmpty() && !Character.isDigit(legal.charAt(0));
        String whole = begun ? legal : "_" + legal;
        return RESERVED.contains(whole) ? whole + "_" : whole;
    }

    /// Labels between braces.
    static String braces(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(each -> each.getKey() + "=\"" + value(each.getValue()) + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(String value) {
        return help(value).replace("\"", "\\\"");
    }

    /// A text on one line.
    static String help(String text) {
        return Scrub.line(text).replace("\\", "\\\\");
    }
}
