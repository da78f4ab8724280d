package dev.vox.stack.compose.plan;

import dev.vox.stack.PortOwner;
import dev.vox.stack.PortOwners;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Engine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gathers what the checks go by. It changes nothing.
public final class FactFinder {
    private static final Path IMAGES = Path.of("/var/lib/docker");
    private static final Path DEVICES = Path.of("/dev");
    private static final List<String> GPUS = List.of("nvidiactl", "nvidia0", "dxg");
    private static final List<String> HERE =
            List.of("unix:", "npipe:", "tcp://127.", "tcp://localhost", "tcp://[::1]");

    private final ContainerObserver observer;
    private final PortOwners owners;

    public FactFinder(ContainerObserver observer, PortOwners owners) {
        this.observer = observer;
        this.owners = owners;
    }

    /// The facts about these services.
    ///
    /// @param services see [ComposePlanner#changing]
    public CheckFacts gather(ComposeTarget target, ComposeObserved observed, Set<String> services) {
        Engine engine = observer.engine();
        boolean local = HERE.stream().anyMatch(engine.address()::startsWith);
        List<Service> concerned =
                target.model().services().stream()
                        .filter(service -> services.contains(service.name()))
                        .toList();
        Set<String> names =
                concerned.stream()
                        .map(Service::containerName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return new CheckFacts(
                HostFiles.real(),
                local,
                engine.runtimes(),
                hasGpu(),
                local ? held(target, observed, PortChecks.claims(concerned)) : List.of(),
                names.isEmpty() ? List.of() : observer.named(names),
                observed.images(),
                local ? disk() : null);
    }

    /// Where there is no folder of devices, nobody can tell, and the engine is believed.
    private static boolean hasGpu() {
        return !Files.isDirectory(DEVICES)
                || GPUS.stream().map(DEVICES::resolve).anyMatch(Files::exists);
    }

    private static CheckFacts.@Nullable Disk disk() {
        try {
            return Files.isDirectory(IMAGES)
                    ? new CheckFacts.Disk(IMAGES, Files.getFileStore(IMAGES).getUsableSpace())
                    : null;
        } catch (IOException e) {
            return null; // it is only for a warning
        }
    }

    private List<HeldHostPort> held(
            ComposeTarget target, ComposeObserved observed, List<PortChecks.Claim> claims) {
        List<PortChecks.Claim> taken =
                claims.stream()
                        .filter(claim -> !isOurs(target, observed, claim))
                        .filter(claim ->
                                HostPorts.taken(claim.address(), claim.port(), claim.protocol()))
                        .toList();
        if (taken.isEmpty()) {
            return List.of();
        }
        List<Container> publishing =
                observer.publishing(taken.stream().map(PortChecks.Claim::port).distinct().toList());
        List<HeldHostPort> held = new ArrayList<>();
        for (PortChecks.Claim claim : taken) {
            holder(claim, publishing, observed.embedded()).ifPresent(held::add);
        }
        return held;
    }

    /// Whether a container of this project has it that goes on, is put anew, or is stopped before.
    private static boolean isOurs(
            ComposeTarget target, ComposeObserved observed, PortChecks.Claim claim) {
        return observed.containers().stream()
                .filter(container ->
                        target.wanted().contains(container.service())
                                || target.rivals().contains(container.service()))
                .anyMatch(container -> publishes(container, claim));
    }

    private static boolean publishes(Container container, PortChecks.Claim claim) {
        String protocol = claim.protocol().name().toLowerCase(Locale.ROOT);
        return container.ports().stream()
                .filter(port -> port.hostPort() == claim.port())
                .filter(port -> port.protocol().equals(protocol))
                .anyMatch(port -> PortChecks.overlap(port.hostAddress(), claim.address()));
    }

    /// @return empty when the embedded stack has it, which ends before
    private Optional<HeldHostPort> holder(
            PortChecks.Claim claim, List<Container> publishing, @Nullable Long embedded) {
        Optional<Container> container =
                publishing.stream().filter(each -> publishes(each, claim)).findFirst();
        if (container.isPresent()) {
            return Optional.of(
                    new HeldHostPort(
                            claim.port(),
                            claim.protocol(),
                            describe(container.get()),
                            "docker stop " + container.get().name()));
        }
        Optional<PortOwner> owner =
                claim.protocol() == Service.Protocol.TCP
                        ? owners.of(claim.port())
                        : Optional.empty();
        if (owner.isPresent() && embedded != null && owner.get().pid() == embedded) {
            return Optional.empty();
        }
        return Optional.of(
                new HeldHostPort(
                        claim.port(),
                        claim.protocol(),
                        owner.map(FactFinder::describe)
                                .orElse("another program that this user may not see"),
                        owner.map(PortOwner::project)
                                .map(project -> "vox stop --project " + Places.quoted(project))
                                .orElse("end that program")));
    }

    private static String describe(Container container) {
        String folder = container.labels().get(ComposePlanner.FOLDER_LABEL);
        return Stream.of(
                        "container " + container.name(),
                        container.project().isEmpty() ? "" : "of project " + container.project(),
                        folder == null ? "" : "in " + folder)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String describe(PortOwner owner) {
        String program =
                owner.project() == null ? owner.program() : "the vox stack of " + owner.project();
        return "pid " + owner.pid() + " (" + program + ")";
    }
}
