package dev.vox.validate;

import dev.vox.yaml.YamlReader;

import java.util.List;

/// Kinds of checks that only tests know.
final class TestKinds {
    /// What it says is what it finds: `with: {says: pass}`.
    static final CheckKind SAYS =
            new CheckKind() {
                @Override
                public String name() {
                    return "says";
                }

                @Override
                public Check read(YamlReader with) {
                    with.require("says");
                    String word = with.oneOf("says", List.of("pass", "fail")).orElse("pass");
                    return (target, deadline) -> verdict(word);
                }
            };

    /// It measures time.
    static final CheckKind MEASURES =
            new CheckKind() {
                @Override
                public String name() {
                    return "measures";
                }

                @Override
                public boolean alone() {
                    return true;
                }

                @Override
                public Check read(YamlReader with) {
                    return (target, deadline) -> verdict("pass");
                }
            };

    private TestKinds() {}

    static CheckKinds all() {
        return CheckKinds.of(SAYS, MEASURES);
    }

    static Verdict verdict(String word) {
        List<Evidence> seen = List.of(new Evidence("word", word));
        return word.equals("pass")
                ? new Verdict.Passed(seen)
                : new Verdict.Failed("it says " + word, seen, null);
    }
}
