package dev.vox.stack.docker;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;

import dev.vox.stack.compose.observe.ContainerEvent;
import dev.vox.stack.compose.observe.ContainerEvent.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// docker-java's events as records.
final class Events {
    private Events() {}

    /// The event; empty for what is not told: execs, attaching, one-off containers.
    static Optional<ContainerEvent> event(Event event) {
        EventActor actor = event.getActor();
        Kind kind = kind(String.valueOf(event.getAction()));
        if (kind == null || actor == null) {
            return Optional.empty();
        }
        Map<String, String> attributes =
                actor.getAttributes() == null ? Map.of() : actor.getAttributes();
        if (Boolean.parseBoolean(attributes.get(Listing.ONE_OFF))) {
            return Optional.empty();
        }
        return Optional.of(
                new ContainerEvent(
                        String.valueOf(actor.getId()),
                        attributes.getOrDefault(Listing.SERVICE, ""),
                        kind,
                        kind == Kind.DIED ? exit(attributes.get("exitCode")) : null,
                        at(event)));
    }

    private static @Nullable Kind kind(String action) {
        return switch (action) {
            case "create" -> Kind.CREATED;
            case "start" -> Kind.STARTED;
            case "health_status: healthy" -> Kind.HEALTHY;
            case "health_status: unhealthy" -> Kind.UNHEALTHY;
            case "die" -> Kind.DIED;
            case "destroy" -> Kind.REMOVED;
            default -> null;
        };
    }

    private static @Nullable Integer exit(@Nullable String code) {
        try {
            return code == null ? null : Integer.valueOf(code);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Instant at(Event event) {
        Long nanos = event.getTimeNano();
        return nanos == null ? Instant.EPOCH : Instant.ofEpochSecond(0, nanos);
    }
}
