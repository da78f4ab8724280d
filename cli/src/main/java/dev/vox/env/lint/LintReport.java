package dev.vox.env.lint;

import java.util.List;

/// What was found, and what was done about it.
///
/// @param files that were read, as messages name them
/// @param findings in the order of the files and their lines; what was mended is not among them
/// @param mended what `--fix` did, or would do
/// @param skipped rules that could not look
/// @param suppressed how many findings a comment takes back
public record LintReport(
        List<String> files,
        List<Finding> findings,
        List<Mended> mended,
        List<Skipped> skipped,
        int suppressed) {
    public LintReport {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        mended = List.copyOf(mended);
        skipped = List.copyOf(skipped);
    }

    /// A repair.
    ///
    /// @param finding what it is about
    /// @param action as an order: `remove line 4`
    /// @param done false where it would be done
    public record Mended(Finding finding, String action, boolean done) {}

    /// A rule that could not look.
    ///
    /// @param reason why: `no git repository`
    public record Skipped(String id, String reason) {}

    /// How many findings are of a severity.
    public int count(Severity severity) {
        return (int) findings.stream().filter(each -> each.rule().severity() == severity).count();
    }

    LintReport with(List<Mended> repairs) {
        return new LintReport(files, findings, repairs, skipped, suppressed);
    }
}
