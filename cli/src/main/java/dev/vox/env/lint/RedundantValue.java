package dev.vox.env.lint;

import dev.vox.env.Definition;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Origin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A file that says what the layer below says already.
final class RedundantValue implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "redundant-value",
                    Severity.NOTE,
                    "A value that overrides the same value of a file below, and so changes"
                            + " nothing, whichever model is chosen.");

    private record Said(LayerName layer, Definition definition) {}

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Said> below = new HashMap<>();
        for (Layer layer : subject.layers()) {
            Map<String, Definition> last = new HashMap<>();
            layer.definitions().forEach(definition -> last.put(definition.variable(), definition));
            last.forEach((name, definition) -> {
                Said said = new Said(layer.name(), definition);
                Said before = below.put(name, said);
                if (before != null
                        && same(before.definition(), definition)
                        && (stays(before, said) || !subject.byModel().contains(name))) {
                    findings.add(finding(before.definition(), definition));
                }
            });
        }
        return findings;
    }

    /// Whether no model's layer can come between the two, whichever model is chosen.
    private static boolean stays(Said before, Said after) {
        return after.layer().compareTo(LayerName.MODEL) <= 0
                || before.layer().compareTo(LayerName.MODEL) > 0;
    }

    private static boolean same(Definition before, Definition after) {
        return before.origin() instanceof Origin.FileLine
                && after.origin() instanceof Origin.FileLine
                && before.text().equals(after.text())
                && isLiteral(before)
                && isLiteral(after);
    }

    private static boolean isLiteral(Definition definition) {
        return !definition.expands() || definition.text().indexOf('$') < 0;
    }

    private static Finding finding(Definition before, Definition after) {
        return Finding.of(
                INFO,
                Place.of(after.origin()),
                after.variable(),
                after.variable() + " has the same value in " + before.origin().label() + " already",
                "remove it here");
    }
}
