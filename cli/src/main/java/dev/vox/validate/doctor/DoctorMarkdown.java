package dev.vox.validate.doctor;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.Status;

import java.util.List;
import java.util.Locale;

/// An examination as a checklist in Markdown.
public final class DoctorMarkdown {
    private DoctorMarkdown() {}

    /// The checklist.
    public static String of(Examination examination) {
        StringBuilder text = new StringBuilder("# vox doctor\n");
        examination.sections().forEach((section, results) -> section(text, section, results));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<CheckResult> results) {
        text.append("\n## ").append(title).append("\n\n");
        for (CheckResult result : results) {
            boolean passed = result.status() == Status.PASS;
            text.append(passed ? "- [x] " : "- [ ] ")
                    .append(result.title())
                    .append(" (`")
                    .append(result.id())
                    .append(passed ? "`)\n" : "`): " + word(result) + "\n");
            for (Evidence seen : result.evidence()) {
                text.append("  - ").append(seen.name()).append(": ").append(seen.value());
                text.append('\n');
            }
            if (result.fix() != null && !passed) {
                text.append("  - fix: ").append(result.fix()).append('\n');
            }
        }
    }

    private static String word(CheckResult result) {
        String status = result.status().name().toLowerCase(Locale.ROOT);
        return result.problem() == null ? status : status + ": " + result.problem();
    }
}
