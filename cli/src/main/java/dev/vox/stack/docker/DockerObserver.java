package dev.vox.stack.docker;

import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;

import dev.vox.json.JsonValue;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Engine;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.observe.Setup;
import dev.vox.stack.compose.observe.Volume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Looks at the engine that the `docker` program would talk to.
///
/// To make one costs nothing and asks nobody: the first call finds the engine.
public final class DockerObserver implements ContainerObserver {
    private final EngineClient engine;
    private final Commands commands;
    private final Set<Stream<?>> open = ConcurrentHashMap.newKeySet();

    /// @param environment variables of the process: `DOCKER_HOST`, `DOCKER_CONTEXT`, `DOCKER_CONFIG`, `DOCKER_TLS_VERIFY`,
    ///     `DOCKER_CERT_PATH`, `HOME`
    public DockerObserver(Map<String, String> environment) {
        engine = new EngineClient(new AddressBook(environment));
        commands = new Commands(engine);
    }

    @Override
    public void requireAnswer() {
        var _ = engine.version();
    }

    @Override
    public Engine engine() {
        JsonValue info = engine.json("/info", EngineClient.DEADLINE);
        return new Engine(
                engine.address().shown(),
                info.text("ServerVersion").orElse(""),
                engine.version().toString(),
                info.get("Runtimes").orElse(null) instanceof JsonValue.Members runtimes
                        ? runtimes.values().keySet()
                        : Set.of());
    }

    @Override
    public boolean local() {
        return engine.address() instanceof EngineAddress.Unix;
    }

    @Override
    public List<Container> containers(String project) {
        List<Container> containers = new ArrayList<>();
        for (Container each : list("label", List.of(Listing.PROJECT + "=" + project))) {
            if (!Boolean.parseBoolean(each.labels().get(Listing.ONE_OFF))) {
                containers.add(each);
            }
        }
        containers.sort(DockerObserver::byService);
        return containers;
    }

    private static int byService(Container one, Container other) {
        int services = one.service().compareTo(other.service());
        int numbers = services == 0 ? Integer.compare(one.number(), other.number()) : services;
        return numbers == 0 ? one.name().compareTo(other.name()) : numbers;
    }

    /// The engine takes a name for a pattern that fits anywhere.
    @Override
    public List<Container> named(Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> patterns =
                names.stream().map(name -> "^/?" + Pattern.quote(name) + "$").toList();
        return list("name", patterns).stream()
                .filter(each -> names.contains(each.name()))
                .sorted(Comparator.comparing(Container::name))
                .toList();
    }

    @Override
    public List<Container> publishing(Collection<Integer> ports) {
        return list("status", List.of("running", "paused")).stream()
                .filter(each -> each.ports().stream().anyMatch(on -> ports.contains(on.hostPort())))
                .sorted(Comparator.comparing(Container::name))
                .toList();
    }

    private List<Container> list(String filter, List<String> values) {
        return Listing.containers(engine.json(Listing.path(filter, values), EngineClient.DEADLINE));
    }

    @Override
    public Optional<Inspection> inspect(String containerId) {
        return commands.ask(
                EngineClient.DEADLINE,
                docker -> Details.inspection(docker.inspectContainerCmd(containerId).exec()));
    }

    @Override
    public Optional<Setup> setup(String containerId) {
        return engine.find(
                        "/containers/" + Listing.segments(containerId) + "/json",
                        EngineClient.DEADLINE)
                .map(Setups::setup);
    }

    @Override
    public Map<String, Image> images(Collection<String> references) {
        Map<String, Image> images = new LinkedHashMap<>();
        for (String reference : references) {
            engine.find("/images/" + Listing.segments(reference) + "/json", EngineClient.DEADLINE)
                    .ifPresent(image -> images.put(reference, Listing.image(reference, image)));
        }
        return images;
    }

    @Override
    public List<Volume> volumes(String project) {
        return Volumes.of(engine, project);
    }

    @Override
    public Watch events(String project, Consumer<ContainerEvent> each, Consumer<String> ended) {
        EngineHttp http = EngineHttp.streams(engine.address(), EngineClient.DEADLINE);
        // The engine begins to answer before it begins to listen; by its own clock nothing is lost
        // between.
        String now = engineTime();
        Stream<Event> stream =
                new Stream<>(
                        commands,
                        http,
                        event -> Events.event(event).ifPresent(each),
                        reason -> ended.accept(reason.orElse("the engine ended it")));
        commands.client(http)
                .eventsCmd()
                .withEventTypeFilter(EventType.CONTAINER)
                .withLabelFilter(Map.of(Listing.PROJECT, project))
                .withSince(now)
                .exec(stream);
        stream.awaitBegin(EngineClient.DEADLINE);
        return kept(stream);
    }

    private String engineTime() {
        return EngineTime.seconds(
                engine.json("/info", EngineClient.DEADLINE).text("SystemTime").orElse(""));
    }

    @Override
    public Watch logs(
            String containerId,
            OutputQuery query,
            Consumer<OutputLine> each,
            Consumer<Optional<String>> ended) {
        Consumer<OutputLine> wanted =
                line -> {
                    if (query.since() == null || !line.at().isBefore(query.since())) {
                        each.accept(line);
                    }
                };
        LineSplitter out = new LineSplitter(false, wanted);
        LineSplitter err = new LineSplitter(true, wanted);
        EngineHttp http = EngineHttp.streams(engine.address(), EngineClient.DEADLINE);
        Stream<Frame> stream =
                new Stream<>(
                        commands,
                        http,
                        frame ->
                                (frame.getStreamType() == StreamType.STDERR ? err : out)
                                        .add(frame.getPayload()),
                        reason -> {
                            out.end();
                            err.end();
                            ended.accept(reason);
                        });
        logCommand(http, containerId, query).exec(stream);
        stream.awaitBegin(EngineClient.DEADLINE);
        return kept(stream);
    }

    private LogContainerCmd logCommand(EngineHttp http, String containerId, OutputQuery query) {
        LogContainerCmd command =
                commands.client(http)
                        .logContainerCmd(containerId)
                        .withStdOut(true)
                        .withStdErr(true)
                        .withTimestamps(true)
                        .withFollowStream(query.follow());
        if (query.tail() == null) {
            command.withTailAll();
        } else {
            command.withTail(query.tail());
        }
        if (query.since() != null) {
            command.withSince((int) query.since().getEpochSecond());
        }
        return command;
    }

    private Watch kept(Stream<?> stream) {
        open.removeIf(Stream::isOver);
        open.add(stream);
        return stream;
    }

    @Override
    public ExecResult exec(String containerId, List<String> command, Duration deadline) {
        return new Exec(engine, commands, containerId, command).run(deadline);
    }

    @Override
    public void close() {
        open.forEach(Stream::close);
        open.clear();
    }
}
