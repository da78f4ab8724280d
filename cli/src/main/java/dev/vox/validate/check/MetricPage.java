package dev.vox.validate.check;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A page of metrics in the text format of Prometheus.
///
/// Source: "Exposition formats" of the Prometheus documentation, version 0.0.4. OpenMetrics' `# EOF` and exemplars are passed over.
///
/// @param samples in the order of the page
record MetricPage(List<Sample> samples) {
    MetricPage {
        samples = List.copyOf(samples);
    }

    /// A series and its value now.
    record Sample(String name, Map<String, String> labels, double value) {
        Sample {
            labels = Map.copyOf(labels);
        }

        boolean has(Map<String, String> wanted) {
            return labels.entrySet().containsAll(wanted.entrySet());
        }

        /// As the page writes it: `frames_total{worker="a"}`.
        String shown() {
            List<String> pairs = new ArrayList<>();
            new TreeMap<>(labels)
                    .forEach((name, value) -> pairs.add("%s=\"%s\"".formatted(name, value)));
            return pairs.isEmpty() ? name : name + "{" + String.join(",", pairs) + "}";
        }
    }

    /// Reads a page.
    ///
    /// @throws IllegalArgumentException naming the line that is no sample
    static MetricPage parse(String text) {
        List<Sample> samples = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && stripped.charAt(0) != '#') {
                Sample sample = new Reader(stripped).sample();
                if (sample == null) {
                    throw new IllegalArgumentException("line %d is no metric".formatted(number));
                }
                samples.add(sample);
            }
        }
        return new MetricPage(samples);
    }

    List<Sample> find(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.name.equals(name) && sample.has(labels))
                .toList();
    }

    List<String> names() {
        return samples.stream().map(Sample::name).distinct().toList();
    }

    /// Reads one line.
    private static final class Reader {
        private final String line;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        /// Null when the line is none.
        @Nullable Sample sample() {
            String name = until("{ \t");
            Map<String, String> labels = new TreeMap<>();
            if (peek() == '{' && !labels(labels)) {
                return null;
            }
            String rest = line.substring(at).strip();
            Double value = number(rest.split("[ \t]", 2)[0]);
            return name.isEmpty() || value == null ? null : new Sample(name, labels, value);
        }

        private boolean labels(Map<String, String> labels) {
            at++;
            while (peek() != '}') {
                String name = until("=}").strip();
                if (peek() != '=') {
                    return false;
                }
                at++;
                skipBlanks();
                if (peek() != '"') {
                    return false;
                }
                at++;
                labels.put(name, quoted());
                if (peek() != '"') {
                    return false;
                }
                at++;
                skipBlanks();
                if (peek() == ',') {
                    at++;
                    skipBlanks();
                } else if (peek() != '}') {
                    return false;
                }
            }
            at++;
            return true;
        }

        private String quoted() {
            StringBuilder text = new StringBuilder();
            while (at < line.length() && peek() != '"') {
                char next = line.charAt(at++);
                if (next == '\\' && at < line.length()) {
                    char escaped = line.charAt(at++);
                    text.append(escaped == 'n' ? '\n' : escaped);
                } else {
                    text.append(next);
                }
            }
            return text.toString();
        }

        private String until(String ends) {
            int begin = at;
            while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
                at++;
            }
            return line.substring(begin, at);
        }

        private void skipBlanks() {
            while (peek() == ' ' || peek() == '\t') {
                at++;
            }
        }

        private char peek() {
            return at < line.length() ? line.charAt(at) : '\0';
        }

        private static @Nullable Double number(String text) {
            try {
                return switch (text) {
                    case "+Inf" -> Double.POSITIVE_INFINITY;
                    case "-Inf" -> Double.NEGATIVE_INFINITY;
                    default -> Double.parseDouble(text);
                };
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }
}
