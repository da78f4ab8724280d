package dev.vox.env.lint;

import dev.vox.env.Definition;
import dev.vox.env.Layer;
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
                            + " nothing.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Definition> below = new HashMap<>();
        for (Layer layer : subject.layers()) {
            Map<String, Definition> last = new HashMap<>();
            layer.definitions().forEach(definition -> last.put(definition.variable(), definition));
            last.forEach((name, definition) -> {
                Definition before = below.put(name, definition);
                if (before != null && same(before, definition)) {
                    findings.add(finding(before, definition));
                }
            });
        }
        return findings;
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
