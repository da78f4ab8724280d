package dev.vox.env.lint;

import dev.vox.env.Definition;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.dotenv.Assignment;
import dev.vox.text.Nearest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A key that nobody reads and that looks like one that somebody does.
///
/// A project has variables of its own, so being unknown alone is no mistake.
final class UnknownKey implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "unknown-key",
                    Severity.WARNING,
                    "A key that no setting, profile, template or other file knows, and that is"
                            + " nearly one that they do.");

    private static final int SHORTEST = 4;
    private static final int LETTERS_AN_EDIT = 5;
    private static final int MOST_EDITS = 3;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        Set<String> known = known(subject);
        Set<String> process = process(subject);
        List<Finding> findings = new ArrayList<>();
        for (LintFile file : subject.files()) {
            for (Assignment assignment : file.assignments()) {
                String key = assignment.key();
                if (!known.contains(key) && !process.contains(key)) {
                    nearest(key, known)
                            .ifPresent(meant -> findings.add(finding(file, assignment, meant)));
                }
            }
        }
        return findings;
    }

    private static Finding finding(LintFile file, Assignment assignment, String meant) {
        return Finding.of(
                INFO,
                file.at(assignment.line()),
                assignment.key(),
                "nobody reads " + assignment.key() + "; did you mean " + meant + "?",
                "write " + meant + ", or say # vox: ignore unknown-key");
    }

    private static Optional<String> nearest(String key, Set<String> known) {
        int most = Math.min(MOST_EDITS, Math.max(1, key.length() / LETTERS_AN_EDIT));
        return Nearest.to(key, known)
                .filter(_ -> key.length() >= SHORTEST)
                .filter(meant -> Nearest.edits(key, meant) <= most)
                .filter(meant -> !numberless(meant).equals(numberless(key)));
    }

    /// `TTS0_PORT` and `TTS1_PORT` are two of a kind, not one misspelt.
    private static String numberless(String key) {
        return key.replaceAll("[0-9]", "");
    }

    private static Set<String> known(Subject subject) {
        Set<String> known = new TreeSet<>(subject.known());
        Map<String, Integer> files = new HashMap<>();
        for (LintFile file : subject.files()) {
            Set<String> keys = new TreeSet<>();
            for (Assignment assignment : file.assignments()) {
                keys.add(assignment.key());
                if (Texts.expands(assignment)) {
                    Texts.references(Texts.of(assignment), known);
                }
            }
            keys.forEach(key -> files.merge(key, 1, Integer::sum));
        }
        files.forEach((key, count) -> {
            if (count > 1) {
                known.add(key);
            }
        });
        return known;
    }

    private static Set<String> process(Subject subject) {
        Set<String> names = new TreeSet<>();
        for (Layer layer : subject.layers()) {
            if (layer.name() == LayerName.PROCESS) {
                layer.definitions().stream().map(Definition::variable).forEach(names::add);
            }
        }
        return names;
    }
}
