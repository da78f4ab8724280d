package dev.vox.env.lint;

import dev.vox.env.LayerName;

import java.util.List;
import java.util.Set;

/// A private file that git would take.
final class NotIgnored implements Rule {
    static final RuleInfo INFO =
            RuleInfo.mending(
                    "not-ignored",
                    Severity.WARNING,
                    "A `.env` or `.env.local` that git keeps, or would with `git add .`.");

    private static final Set<LayerName> PRIVATE = Set.of(LayerName.EXISTING, LayerName.LOCAL);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        if (subject.tracking().reason().isPresent()) {
            return List.of();
        }
        return subject.files().stream()
                .filter(file -> PRIVATE.contains(file.file().name()))
                .filter(file -> !subject.tracking().ignored().contains(file.path()))
                .map(file -> finding(subject, file))
                .toList();
    }

    private static Finding finding(Subject subject, LintFile file) {
        return subject.tracking().tracks(file)
                ? Finding.of(
                        INFO,
                        Place.whole(file),
                        "",
                        "git keeps this file, which is for this machine only",
                        "git rm --cached " + file.shown())
                : new Finding(
                        INFO,
                        Place.whole(file),
                        "",
                        "git does not ignore this file, which is for this machine only",
                        "add " + file.shown() + " to .gitignore",
                        new Repair.Ignore(subject.root().resolve(".gitignore"), file.shown()));
    }
}
