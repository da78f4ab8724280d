package dev.vox.stack.compose;

import dev.vox.config.VoxFile.ProbeWord;
import dev.vox.progress.Progress;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Container.Published;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.compose.plan.Part;
import dev.vox.stack.compose.plan.ServiceProbes;
import dev.vox.stack.compose.ready.Awaiting;
import dev.vox.stack.compose.ready.Question;
import dev.vox.stack.compose.ready.ReadyReport;
import dev.vox.stack.compose.ready.ReadyRequest;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;
import dev.vox.stack.compose.ready.UsualTimes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Says what of each service has to be waited for.
final class ComposeReadiness {
    private final ComposeParts parts;

    ComposeReadiness(ComposeParts parts) {
        this.parts = parts;
    }

    /// Begins to wait for services.
    ///
    /// @param services of the plan's target
    Awaiting begin(
            ComposeRequest request,
            Planned planned,
            Collection<String> services,
            ContainerObserver engine,
            Progress progress) {
        return parts.waits()
                .begin(
                        engine,
                        request.project(),
                        new ReadyRequest(
                                request.model().name(),
                                awaited(request, planned, services, engine.local()),
                                request.timeout()),
                        progress);
    }

    /// How everything that is wanted is ready, when what the plan has seen is; nothing is waited for.
    Optional<ReadyReport> already(ComposeRequest request, Planned planned)
            throws InterruptedException {
        List<Awaited> awaited = awaited(request, planned, planned.target().wanted(), false);
        return new AlreadyReady(parts.prober()).of(awaited, planned.observed().containers());
    }

    /// Waits for everything that is wanted, which something else has started.
    ReadyReport await(
            ComposeRequest request, Planned planned, ContainerObserver engine, Progress progress)
            throws InterruptedException {
        try (Awaiting awaiting =
                begin(request, planned, planned.target().wanted(), engine, progress)) {
            awaiting.settled();
            return awaiting.await();
        }
    }

    private static List<Awaited> awaited(
            ComposeRequest request, Planned planned, Collection<String> services, boolean local) {
        UsualTimes usual = UsualTimes.of(request.project());
        List<Awaited> awaited = new ArrayList<>();
        for (Service service : request.model().services()) {
            if (services.contains(service.name())) {
                awaited.add(awaited(service, planned, services, local, usual));
            }
        }
        return awaited;
    }

    private static Awaited awaited(
            Service service,
            Planned planned,
            Collection<String> services,
            boolean local,
            UsualTimes usual) {
        Part part = planned.roles().find(service.name()).orElseThrow();
        boolean healthcheck = checked(service, planned.observed().images().get(service.image()));
        return new Awaited(
                service.name(),
                service.dependsOn().stream()
                        .map(Service.Dependency::service)
                        .filter(services::contains)
                        .toList(),
                healthcheck,
                part.oneShot(),
                healthcheck || part.oneShot() ? null : question(part, service, local),
                usual.usual(service.name()).orElse(null));
    }

    /// The container's own address where this machine reaches it, else what it publishes; null when nothing can be asked.
    private static @Nullable Question question(Part part, Service service, boolean local) {
        if (part.port() == null || part.probe() == ProbeWord.NONE) {
            return null;
        }
        return addresses ->
                ServiceProbes.target(
                        part,
                        published(service),
                        local ? ContainerAddresses.reached(addresses).orElse(null) : null);
    }

    private static boolean checked(Service service, @Nullable Image image) {
        Service.Healthcheck check = service.healthcheck();
        boolean ofImage = image != null && image.healthcheck();
        return check == null ? ofImage : !check.disabled() && (!check.test().isEmpty() || ofImage);
    }

    private static List<Published> published(Service service) {
        return service.ports().stream()
                .filter(port -> port.published() != null)
                .map(port ->
                        new Published(
                                port.hostAddress() == null ? "0.0.0.0" : port.hostAddress(),
                                Objects.requireNonNull(port.published()),
                                port.target(),
                                port.protocol() == Service.Protocol.TCP ? "tcp" : "udp"))
                .toList();
    }
}
