package dev.vox.template;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

import java.util.List;

/// The difference between two texts, as `diff -u` shows it.
final class UnifiedDiff {
    /// Lines shown around a change, as `diff -u` shows them.
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /// The lines from what is there to what vox writes, secrets masked. Line endings make no difference.
    static List<String> of(String path, String existing, String wanted) {
        MaskedText text = MaskedText.forAll(existing, wanted);
        List<String> before = text.masked(existing).lines().toList();
        List<String> after = text.masked(wanted).lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                path, path + " (vox)", before, DiffUtils.diff(before, after), CONTEXT);
    }
}
