package dev.vox.validate.check;

import dev.vox.env.Project;
import dev.vox.env.Secrets;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Evidence;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A target of a test: a folder, variables, and a stack where it says so. The values of variables whose names are secrets' are secret.
final class FakeTarget implements Target {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Path root;
    private final Map<String, String> environment = new TreeMap<>();
    private @Nullable StackUnderTest stack;

    FakeTarget(Path root) {
        this.root = root;
    }

    FakeTarget with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    FakeTarget up(String what, URI address) {
        stack = new StackUnderTest("embedded", "mock", "agent", Map.of(what, address), Map.of());
        return this;
    }

    FakeTarget inContainers(Map<String, String> containers) {
        stack = new StackUnderTest("compose", "mock", "agent", Map.of(), containers);
        return this;
    }

    @Override
    public Project project() {
        return new Project(root);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Optional<String> origin(String variable) {
        return environment.containsKey(variable) ? Optional.of(".env:1") : Optional.empty();
    }

    @Override
    public String expand(String text) throws CheckBroken {
        String expanded = text;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            expanded = expanded.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        if (expanded.contains("${")) {
            throw new CheckBroken("a variable is not set: " + expanded);
        }
        return expanded;
    }

    @Override
    public String masked(String text) {
        String masked = text;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (Secrets.isNamedSo(variable.getKey())) {
                masked = masked.replace(variable.getValue(), Secrets.MASK);
            }
        }
        return masked;
    }

    @Override
    public Optional<StackUnderTest> stack() {
        return Optional.ofNullable(stack);
    }

    /// What a check of a kind sees here.
    Verdict look(CheckKind kind, String with) throws InterruptedException, CheckBroken {
        return look(kind, with, DEADLINE);
    }

    Verdict look(CheckKind kind, String with, Duration deadline)
            throws InterruptedException, CheckBroken {
        Mistakes mistakes = new Mistakes();
        Check check = read(kind, with, mistakes);
        mistakes.check();
        return check.look(this, deadline);
    }

    /// What is wrong with a mapping under `with`.
    static List<String> mistakes(CheckKind kind, String with) {
        Mistakes mistakes = new Mistakes();
        read(kind, with, mistakes);
        return mistakes.all().stream().map(Mistakes.Mistake::toString).toList();
    }

    private static Check read(CheckKind kind, String with, Mistakes mistakes) {
        try (YamlReader reader = YamlReader.of(Yaml.parse("phase.yaml", with), mistakes)) {
            return kind.read(reader);
        }
    }

    /// A verdict as lines: `PASS`, `FAIL problem` or `SKIP prerequisite`, then the evidence.
    static String told(Verdict verdict) {
        String head =
                switch (verdict) {
                    case Verdict.Passed _ -> "PASS";
                    case Verdict.Failed failed -> "FAIL " + failed.problem();
                    case Verdict.Missing missing -> "SKIP " + missing.prerequisite();
                };
        String evidence =
                verdict.evidence().stream().map(FakeTarget::told).collect(Collectors.joining("\n"));
        return evidence.isEmpty() ? head : head + "\n" + evidence;
    }

    private static String told(Evidence evidence) {
        return evidence.name() + " = " + evidence.value();
    }
}
