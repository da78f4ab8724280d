package dev.vox.cli;

import dev.vox.validate.CheckKind;
import dev.vox.validate.CheckKinds;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Makes what `vox validate` and `vox doctor` work with.
final class ValidateComposition {
    private ValidateComposition() {}

    /// Every kind of check, one line each: a kind is made when a phase file first names it.
    static CheckKinds kinds() {
        Map<String, Supplier<? extends CheckKind>> kinds = new LinkedHashMap<>();
        return CheckKinds.of(kinds);
    }
}
