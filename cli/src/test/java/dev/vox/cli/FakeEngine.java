package dev.vox.cli;

import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Engine;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.observe.Volume;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A container engine that has what a test gives it.
record FakeEngine(String version, Map<String, Image> all, List<Container> running)
        implements ContainerObserver {
    @Override
    public Engine engine() {
        return new Engine("unix:///fake.sock", version, "1.41", Set.of("runc"));
    }

    @Override
    public List<Container> containers(String project) {
        return running.stream().filter(each -> each.project().equals(project)).toList();
    }

    @Override
    public List<Container> named(Collection<String> names) {
        return running.stream().filter(each -> names.contains(each.name())).toList();
    }

    @Override
    public List<Container> publishing(Collection<Integer> ports) {
        return running.stream()
                .filter(each -> each.ports().stream().anyMatch(p -> ports.contains(p.hostPort())))
                .toList();
    }

    @Override
    public Optional<Inspection> inspect(String containerId) {
        return Optional.empty();
    }

    @Override
    public Map<String, Image> images(Collection<String> references) {
        Map<String, Image> found = new TreeMap<>(all);
        found.keySet().retainAll(references);
        return found;
    }

    @Override
    public List<Volume> volumes(String project) {
        return List.of();
    }

    @Override
    public Watch events(String project, Consumer<ContainerEvent> each, Consumer<String> ended) {
        throw new UnsupportedOperationException("no check follows events");
    }

    @Override
    public Watch logs(
            String containerId,
            OutputQuery query,
            Consumer<OutputLine> each,
            Consumer<Optional<String>> ended) {
        throw new UnsupportedOperationException("no check here reads logs");
    }

    @Override
    public ExecResult exec(String containerId, List<String> command, Duration deadline) {
        throw new UnsupportedOperationException("no check here runs a command");
    }

    @Override
    public void close() {}
}
