package dev.vox.env.lint;

import org.jspecify.annotations.Nullable;

/// One thing that a rule found.
///
/// @param rule whose it is
/// @param place where
/// @param key the variable; empty where it is the file itself
/// @param sentence what is wrong, secrets masked
/// @param fix what to do about it
/// @param repair how `--fix` does that; null where a person has to
public record Finding(
        RuleInfo rule,
        Place place,
        String key,
        String sentence,
        String fix,
        @Nullable Repair repair) {
    /// Something that a person has to mend.
    static Finding of(RuleInfo rule, Place place, String key, String sentence, String fix) {
        return new Finding(rule, place, key, sentence, fix, null);
    }

    /// Whether `--fix` can mend it.
    public boolean mendable() {
        return repair != null;
    }
}
