package dev.vox.env.lint;

import java.util.List;

/// A file in `.env.models/` that is never read.
final class StrayModelFile implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "stray-model-file",
                    Severity.WARNING,
                    "A file in `.env.models/` whose name is that of no model, and which so is never"
                            + " read.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        return subject.strays().stream().map(StrayModelFile::finding).toList();
    }

    private static Finding finding(Stray stray) {
        String nearest = stray.nearest();
        return Finding.of(
                INFO,
                new Place(stray.shown(), 0),
                "",
                "there is no model "
                        + stray.model()
                        + (nearest == null ? "" : "; did you mean " + nearest + "?"),
                nearest == null
                        ? "name it as a profile of vox profile list"
                        : "call it .env.models/.env." + nearest);
    }
}
