package dev.vox.stack.compose;

import dev.vox.env.Project;
import dev.vox.problem.VoxException;
import dev.vox.stack.RunFolder;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the processes of a stack in containers, as far as they are on this machine.
public final class ContainerProcesses {
    private final ComposeParts parts;
    private final Path proc;

    /// @param proc `/proc`, or a test's own
    public ContainerProcesses(ComposeParts parts, Path proc) {
        this.parts = parts;
        this.proc = proc;
    }

    /// The processes of its worker and its orchestrator, and all that these started; what was run in a container beside them, such
    /// as a health check, is none of them.
    ///
    /// @param environment that names the engine
    /// @return empty when one of them is not on this machine, or the engine does not say
    public List<Long> of(Project project, Map<String, String> environment) {
        List<String> containers =
                RunFolder.find(project)
                        .flatMap(ComposeRecord::read)
                        .map(ContainerProcesses::speaking)
                        .orElse(List.of());
        if (containers.isEmpty()) {
            return List.of();
        }
        try (ContainerObserver engine = parts.engines().connect(environment)) {
            List<Long> first =
                    containers.stream().flatMap(id -> here(engine, id).stream()).toList();
            return first.size() == containers.size() ? withDescendants(first) : List.of();
        } catch (VoxException e) {
            return List.of();
        }
    }

    /// The containers of the services that have to do with speech.
    private static List<String> speaking(ComposeRecord record) {
        return record.services().stream()
                .filter(entry ->
                        entry.service().equals(record.worker())
                                || entry.service().equals(record.orchestrator()))
                .map(ComposeRecord.Entry::container)
                .toList();
    }

    private Optional<Long> here(ContainerObserver engine, String container) {
        return engine.inspect(container)
                .filter(inspection -> inspection.process() != null)
                .filter(this::isHere)
                .map(Inspection::process);
    }

    /// An engine in another machine, or in a virtual one, has numbers of its own. A container's processes are in a control group of
    /// its name: cgroups(7).
    private boolean isHere(Inspection inspection) {
        Path groups = proc.resolve(String.valueOf(inspection.process())).resolve("cgroup");
        try {
            return Files.readString(groups).contains(inspection.id());
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Long> withDescendants(List<Long> first) {
        return first.stream()
                .flatMap(pid ->
                        Stream.concat(
                                Stream.of(pid),
                                ProcessHandle.of(pid).stream()
                                        .flatMap(ProcessHandle::descendants)
                                        .map(ProcessHandle::pid)))
                .toList();
    }
}
