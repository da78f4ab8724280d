package dev.vox.validate.check;

import dev.vox.expect.Regex;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlReader;

import java.util.Optional;

/// Reads patterns.
final class Patterns {
    private Patterns() {}

    static Optional<Regex> read(YamlReader with, String key) {
        Optional<YamlNode> node = with.node(key);
        return with.text(key)
                .flatMap(text ->
                        Regex.read(
                                with.named(key),
                                node.orElseThrow().place(),
                                text,
                                with.mistakes()));
    }
}
