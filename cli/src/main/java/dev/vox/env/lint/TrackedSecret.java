package dev.vox.env.lint;

import java.util.ArrayList;
import java.util.List;

/// A secret in a file that git keeps.
final class TrackedSecret implements Rule {
    static final RuleInfo INFO =
            RuleInfo.of(
                    "tracked-secret",
                    Severity.ERROR,
                    "A secret in a file that git keeps; whoever has the repository has it.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (LintFile file : subject.files()) {
            if (subject.tracking().tracks(file)) {
                HeldSecrets.of(file, subject)
                        .forEach(held ->
                                findings.add(
                                        Finding.of(
                                                INFO,
                                                file.at(held.line()),
                                                held.key(),
                                                held.key()
                                                        + " holds a secret, and git keeps this"
                                                        + " file",
                                                "move it to .env.local, and have a new secret made:"
                                                        + " the old one stays in the history")));
            }
        }
        return findings;
    }
}
