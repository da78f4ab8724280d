package dev.vox.validate;

import dev.vox.yaml.YamlReader;

/// A kind of check: what stands under `with`, and what is made of it.
public interface CheckKind {
    /// As phase files write it: `file-match`.
    String name();

    /// Whether checks of this kind run one at a time, because they measure time.
    default boolean alone() {
        return false;
    }

    /// Makes a check of the mapping under `with`; notes mistakes there and then answers any check at all.
    Check read(YamlReader with);
}
