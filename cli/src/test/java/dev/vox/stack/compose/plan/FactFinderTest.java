package dev.vox.stack.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.stack.PortOwner;
import dev.vox.stack.PortOwners;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service.Protocol;
import dev.vox.stack.compose.model.read.ComposeFiles;
import dev.vox.stack.compose.model.read.ComposeReader;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Container.Published;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Engine;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class FactFinderTest {
    @TempDir Path folder;
    private ServerSocket taken;
    private String address = "unix:///var/run/docker.sock";
    private List<Container> publishing = List.of();
    private PortOwners owners = _ -> Optional.of(new PortOwner(4711, "java", null));

    @BeforeEach
    void aProgramThatListens() throws IOException {
        taken = new ServerSocket(0);
    }

    @AfterEach
    void itEnds() throws IOException {
        taken.close();
    }

    private CheckFacts facts(List<Container> own, @Nullable Long embedded) throws IOException {
        int port = taken.getLocalPort();
        Path file =
                Files.writeString(
                        folder.resolve("compose.yaml"),
                        "services: {a: {image: x, container_name: n, ports: ['"
                                + port
                                + ":80', '"
                                + port
                                + ":80/udp']}}");
        ComposeModel model =
                ComposeReader.read(new ComposeFiles(folder, List.of(file), "shop"), Map.of());
        ComposeTarget target =
                new ComposeTarget(
                        model,
                        Set.of(),
                        Set.of("a"),
                        Set.of("b"),
                        null,
                        Map.of(),
                        BuildPolicy.NEEDED);
        return new FactFinder(observer(), owners)
                .gather(
                        target,
                        new ComposeObserved(own, Map.of(), Map.of(), embedded),
                        Set.of("a"));
    }

    private ContainerObserver observer() {
        return (ContainerObserver)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ContainerObserver.class},
                        (_, method, _) ->
                                switch (method.getName()) {
                                    case "engine" ->
                                            new Engine(address, "27", "1.47", Set.of("runc"));
                                    case "named" -> List.of(container("x", "n"));
                                    case "publishing" -> publishing;
                                    default -> throw new AssertionError(method);
                                });
    }

    private Container container(String service, String name) {
        return new Container(
                "id",
                name,
                "other",
                service,
                1,
                "x",
                "sha256:1",
                Container.State.RUNNING,
                null,
                "Up 3 days",
                Instant.EPOCH,
                List.of(new Published("0.0.0.0", taken.getLocalPort(), 80, "tcp")),
                Map.of(ComposePlanner.FOLDER_LABEL, "/home/me/other"));
    }

    @Test
    void aPortIsHeldByAProgram() throws IOException {
        CheckFacts facts = facts(List.of(), null);

        assertThat(facts.local()).isTrue();
        assertThat(facts.runtimes()).containsExactly("runc");
        assertThat(facts.namesakes()).extracting(Container::name).containsExactly("n");
        assertThat(facts.held())
                .containsExactly(
                        new HeldHostPort(
                                taken.getLocalPort(),
                                Protocol.TCP,
                                "pid 4711 (java)",
                                "end that program"));
    }

    @Test
    void aPortIsHeldByTheContainerOfAnotherProject() throws IOException {
        publishing = List.of(container("redis", "other-redis-1"));

        assertThat(facts(List.of(), null).held())
                .containsExactly(
                        new HeldHostPort(
                                taken.getLocalPort(),
                                Protocol.TCP,
                                "container other-redis-1 of project other in /home/me/other",
                                "docker stop other-redis-1"));
    }

    @Test
    void anotherStackOfThisToolIsStoppedByItsProject() throws IOException {
        owners = _ -> Optional.of(new PortOwner(7, "java", "/home/me/my voice"));

        assertThat(facts(List.of(), null).held())
                .containsExactly(
                        new HeldHostPort(
                                taken.getLocalPort(),
                                Protocol.TCP,
                                "pid 7 (the vox stack of /home/me/my voice)",
                                "vox stop --project '/home/me/my voice'"));
    }

    @Test
    void whatMakesRoomByItselfHoldsNothing() throws IOException {
        assertThat(facts(List.of(container("a", "shop-a-1")), null).held()).isEmpty();
        assertThat(facts(List.of(container("b", "shop-b-1")), null).held()).isEmpty();
        assertThat(facts(List.of(container("c", "shop-c-1")), null).held()).hasSize(1);
        assertThat(facts(List.of(), 4711L).held()).isEmpty();
    }

    @Test
    void anEngineElsewhereHasPortsOfItsOwn() throws IOException {
        address = "tcp://build.example:2376";

        CheckFacts facts = facts(List.of(), null);

        assertThat(facts.local()).isFalse();
        assertThat(facts.held()).isEmpty();
    }

    @Test
    void aFreePortIsFree() throws IOException {
        int port = taken.getLocalPort();
        assertThat(HostPorts.taken(null, port, Protocol.TCP)).isTrue();
        assertThat(HostPorts.taken("127.0.0.1", port, Protocol.TCP)).isTrue();
        assertThat(HostPorts.taken("192.0.2.1", port, Protocol.TCP)).isFalse();
        taken.close();
        assertThat(HostPorts.taken(null, port, Protocol.TCP)).isFalse();
    }
}
