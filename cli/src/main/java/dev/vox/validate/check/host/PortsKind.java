package dev.vox.validate.check.host;

import dev.vox.stack.PortOwners;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.validate.Check;
import dev.vox.validate.CheckKind;
import dev.vox.validate.check.config.ProjectSource;
import dev.vox.yaml.YamlReader;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// `ports`: whether the ports of the stack are free, or the project's own stack has them.
///
/// The keys are those of `docs/reference/check-kinds.md`.
public final class PortsKind implements CheckKind {
    private final Supplier<Sources> sources;

    public PortsKind(Supplier<Sources> sources) {
        this.sources = sources;
    }

    /// Who is asked.
    ///
    /// @param project which ports the stack has
    /// @param owners who has them
    /// @param engines which of its containers publish them
    public record Sources(
            ProjectSource project,
            PortOwners owners,
            Function<Map<String, String>, ContainerObserver> engines) {}

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public Check read(YamlReader with) {
        return new PortsCheck(sources);
    }
}
