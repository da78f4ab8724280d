package dev.vox.contract.model;

import dev.vox.text.Nearest;
import dev.vox.yaml.YamlReader;

import java.util.Optional;
import java.util.Set;

/// The operations of a contract, which other parts of its file name.
record References(Set<String> operations) {
    /// Notes a mistake when the text under a key names no operation of the contract.
    void operation(YamlReader reader, String key) {
        Optional<String> name = reader.text(key);
        if (name.isPresent() && !operations.contains(name.get())) {
            reader.mistake(
                    key,
                    "names no operation of this contract: '%s'%s"
                            .formatted(
                                    name.get(),
                                    Nearest.to(name.get(), operations)
                                            .map("; did you mean '%s'?"::formatted)
                                            .orElse("")));
        }
    }
}
