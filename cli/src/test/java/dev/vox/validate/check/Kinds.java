package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.List;

/// Checks of what stands under `with`, and what they say.
public final class Kinds {
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    private Kinds() {}

    public static Check check(CheckKind kind, String with) {
        Mistakes mistakes = new Mistakes();
        Check check;
        try (YamlReader reader = YamlReader.of(Yaml.parse("with", with), mistakes)) {
            check = kind.read(reader);
        }
        mistakes.check();
        return check;
    }

    public static List<String> mistakes(CheckKind kind, String with) {
        Mistakes mistakes = new Mistakes();
        try (YamlReader reader = YamlReader.of(Yaml.parse("with", with), mistakes)) {
            Check _ = kind.read(reader);
        }
        return mistakes.all().stream().map(Mistakes.Mistake::toString).toList();
    }

    public static Verdict look(CheckKind kind, String with, Target target)
            throws InterruptedException, CheckBroken {
        return check(kind, with).look(target, DEADLINE);
    }

    public static String problem(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        return ((Verdict.Failed) verdict).problem();
    }

    public static String prerequisite(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Missing.class);
        return ((Verdict.Missing) verdict).prerequisite();
    }

    public static String seen(Verdict verdict, String name) {
        return verdict.evidence().stream()
                .filter(each -> each.name().equals(name))
                .map(Evidence::value)
                .findFirst()
                .orElse("");
    }
}
