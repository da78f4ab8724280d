package dev.vox.cli;

import dev.vox.stack.ProcPortOwners;
import dev.vox.stack.compose.ComposeParts;
import dev.vox.validate.CheckKind;
import dev.vox.validate.check.build.ImageKind;
import dev.vox.validate.check.build.LockKind;
import dev.vox.validate.check.build.StubsKind;
import dev.vox.validate.check.config.ConfigKind;
import dev.vox.validate.check.config.EnvLintKind;
import dev.vox.validate.check.config.ProjectSource;
import dev.vox.validate.check.docs.DocsKind;
import dev.vox.validate.check.health.HealthKind;
import dev.vox.validate.check.host.HostFacts;
import dev.vox.validate.check.host.HostKind;
import dev.vox.validate.check.host.PortsKind;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The kinds of checks that look at a machine and a project, and at what a stack says of itself.
///
/// @param process the environment of the tool
/// @param parts what the use cases of containers work with
/// @param commands of this tool
/// @param lenient whether a line of variables that is wrong keeps only the checks of these lines from passing
record ProjectKinds(
        Map<String, String> process,
        Supplier<ComposeParts> parts,
        Supplier<Set<String>> commands,
        InstantSource clock,
        boolean lenient) {
    /// Those that fail by a line of variables that is wrong.
    ProjectKinds(
            Map<String, String> process,
            Supplier<ComposeParts> parts,
            Supplier<Set<String>> commands,
            InstantSource clock) {
        this(process, parts, commands, clock, false);
    }

    /// By their names, each made when it is asked for.
    Map<String, Supplier<? extends CheckKind>> all() {
        Map<String, Supplier<? extends CheckKind>> kinds = new LinkedHashMap<>();
        kinds.put("host", () -> new HostKind(this::machine));
        kinds.put("ports", () -> new PortsKind(this::ports));
        kinds.put("config", () -> new ConfigKind(this::files));
        kinds.put("env-lint", () -> new EnvLintKind(this::files));
        kinds.put("image", () -> new ImageKind(this::images));
        kinds.put("stubs", StubsKind::new);
        kinds.put("lock", LockKind::new);
        kinds.put("docs", () -> new DocsKind(commands));
        kinds.put("health", () -> new HealthKind(() -> parts.get().health()));
        return kinds;
    }

    private ProjectSource files() {
        return new ProjectFiles(process, parts.get(), lenient);
    }

    private HostFacts machine() {
        return HostFacts.ofThisMachine(
                ProfileComposition.probe(),
                environment -> parts.get().engines().connect(environment),
                process,
                project -> files().configuration(project));
    }

    private PortsKind.Sources ports() {
        return new PortsKind.Sources(
                files(),
                new ProcPortOwners(Path.of("/proc")),
                environment -> parts.get().engines().connect(environment));
    }

    private ImageKind.Sources images() {
        return new ImageKind.Sources(
                files(), environment -> parts.get().engines().connect(environment), clock);
    }
}
