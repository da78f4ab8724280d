package dev.vox.template;

import dev.vox.template.InitReport.FileOutcome;
import dev.vox.template.InitReport.Outcome;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What is to become of one file.
///
/// @param outcome what to say of it
/// @param text what to write; null where nothing is to be written
record FilePlan(ProjectFile file, FileOutcome outcome, @Nullable String text) {
    /// Plans a file by what is there. Line endings make no difference.
    ///
    /// @param existing what the file holds now; null where there is none
    /// @param kept where that is kept when it is overwritten, relative to the folder
    static FilePlan of(
            ProjectFile file, @Nullable String existing, boolean force, Supplier<String> kept) {
        if (existing == null) {
            return plan(file, Outcome.CREATED, file.text(), List.of());
        }
        String wanted = file.lines() ? extended(existing, file) : file.text();
        if (unixLines(existing).equals(unixLines(wanted))) {
            return plan(file, Outcome.UNCHANGED, null, List.of());
        }
        List<String> diff = UnifiedDiff.of(file.path(), existing, wanted);
        if (file.lines()) {
            return plan(file, Outcome.EXTENDED, wanted, diff);
        }
        return force
                ? new FilePlan(
                        file,
                        new FileOutcome(file.path(), Outcome.OVERWRITTEN, diff, kept.get()),
                        wanted)
                : plan(file, Outcome.LEFT, null, diff);
    }

    private static FilePlan plan(
            ProjectFile file, Outcome outcome, @Nullable String text, List<String> diff) {
        return new FilePlan(file, new FileOutcome(file.path(), outcome, diff, null), text);
    }

    /// The lines that are missing behind those that are there, ended as those are.
    private static String extended(String existing, ProjectFile file) {
        Set<String> present =
                existing.lines().map(String::stripTrailing).collect(Collectors.toSet());
        String ending = existing.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(existing);
        for (String line : file.text().lines().toList()) {
            if (!present.contains(line)) {
                boolean open = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
                text.append(open ? ending : "").append(line).append(ending);
            }
        }
        return text.toString();
    }

    private static String unixLines(String text) {
        return text.replace("\r\n", "\n");
    }
}
