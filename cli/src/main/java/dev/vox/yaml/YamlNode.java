package dev.vox.yaml;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A node of a YAML document, and where it stands.
public sealed interface YamlNode {
    /// Where the node begins.
    Place place();

    /// What the node is called in messages.
    String kind();

    /// A mapping; its entries in the order of the file, no key twice.
    record Mapping(Place place, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /// A key and its value.
    ///
    /// @param place where the key stands
    record Entry(Place place, String key, YamlNode value) {}

    /// A sequence.
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /// A node with a tag that the reader was told to keep.
    ///
    /// @param tag as written, `!reset`
    record Tagged(Place place, String tag, YamlNode node) implements YamlNode {
        @Override
        public String kind() {
            return node.kind();
        }
    }

    /// A scalar, resolved by YAML's core rules.
    ///
    /// @param text as written, without its quotes
    record Scalar(Place place, ScalarType type, String text) implements YamlNode {
        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "text";
                case WHOLE -> "a whole number";
                case NUMBER -> "a number";
                case FLAG -> "true or false";
                case NOTHING -> "nothing";
            };
        }
    }

    /// What a scalar is, by its form: quoted ones are always text.
    enum ScalarType {
        /// Anything else, and whatever is quoted.
        TEXT,
        /// `42`, `-1`, `0x1f`, `0o17`.
        WHOLE,
        /// `0.5`, `1e3`, `.inf`.
        NUMBER,
        /// `true`, `false`.
        FLAG,
        /// `null`, `~`, or nothing at all.
        NOTHING
    }

    /// The value under a key of a mapping, or `null`.
    static @Nullable YamlNode find(Mapping mapping, String key) {
        for (Entry entry : mapping.entries()) {
            if (entry.key().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }
}
