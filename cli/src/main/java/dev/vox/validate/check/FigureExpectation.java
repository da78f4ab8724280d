package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.expect.Mismatch;
import dev.vox.json.JsonValue;
import dev.vox.text.Nearest;
import dev.vox.validate.Evidence;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is expected of figures that have names, and the figures as evidence.
///
/// @param expectation null when nothing is expected
record FigureExpectation(@Nullable Expectation expectation) {
    private static final String KEY = "expect";

    /// Reads what stands under `expect`.
    ///
    /// @param figures the names that there are
    static FigureExpectation read(YamlReader with, List<String> figures) {
        Optional<YamlNode> node = with.node(KEY);
        if (node.isEmpty()) {
            return new FigureExpectation(null);
        }
        if (node.get() instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                refuseUnknown(with, entry, figures);
            }
        }
        return new FigureExpectation(
                Expectation.read(with.named(KEY), node.get(), with.mistakes()));
    }

    private static void refuseUnknown(YamlReader with, YamlNode.Entry entry, List<String> figures) {
        String name = entry.key().replaceFirst("^\\$?\\.", "").split("[.\\[]", 2)[0];
        if (!figures.contains(name)) {
            with.mistakes()
                    .add(
                            entry.place(),
                            "unknown figure '%s'%s"
                                    .formatted(
                                            with.named(KEY) + "." + entry.key(),
                                            Nearest.to(name, figures)
                                                    .map("; did you mean '%s'?"::formatted)
                                                    .orElse(
                                                            "; there are "
                                                                    + String.join(", ", figures))));
        }
    }

    /// In what the figures are not as expected, a phrase each.
    List<String> problems(JsonValue figures) {
        return expectation == null
                ? List.of()
                : expectation.mismatches(Optional.of(figures)).stream()
                        .map(Mismatch::toString)
                        .map(text -> text.replaceFirst("^\\$\\.", ""))
                        .toList();
    }

    /// The figures as a person reads them: `first audible` is `12.3 ms`.
    static List<Evidence> evidence(JsonValue.Members figures) {
        List<Evidence> evidence = new ArrayList<>();
        figures.values().forEach((name, value) -> evidence.add(evidence(name, value)));
        return evidence;
    }

    private static Evidence evidence(String name, JsonValue value) {
        String shown =
                switch (value) {
                    case JsonValue.Text(String text) -> text;
                    case JsonValue.Figure(String text) -> text;
                    case JsonValue.Flag(boolean flag) -> flag ? "yes" : "no";
                    case JsonValue.Nothing _ -> "nothing";
                    case JsonValue.Items(List<JsonValue> items) -> items.size() + " items";
                    case JsonValue.Members(var members) -> String.join(", ", members.keySet());
                };
        if (name.endsWith("_ms")) {
            return new Evidence(words(name, "_ms"), shown + " ms");
        }
        if (name.endsWith("_dbfs")) {
            return new Evidence(words(name, "_dbfs"), shown + " dBFS");
        }
        return new Evidence(words(name, ""), name.endsWith("_rate") ? shown + " Hz" : shown);
    }

    private static String words(String name, String unit) {
        return name.substring(0, name.length() - unit.length()).replace('_', ' ');
    }
}
