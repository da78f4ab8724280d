package dev.vox.stack.compose.ready;

import dev.vox.probe.ProbeTarget;

import java.util.List;

/// What a service waits for, in words.
final class Phrases {
    private Phrases() {}

    /// A phrase behind `waiting for`.
    ///
    /// @param unready the services that it starts after and that are not ready
    static String waitsFor(ServiceWait service, List<String> unready) {
        return switch (service.phase()) {
            case WAITING -> start(service, unready);
            case STARTED -> answer(service);
            case READY, FAILED -> "nothing";
        };
    }

    private static String start(ServiceWait service, List<String> unready) {
        if (!service.note().isEmpty()) {
            return service.note();
        }
        return unready.isEmpty()
                ? "its container to start"
                : String.join(", ", unready) + " to be ready";
    }

    private static String answer(ServiceWait service) {
        ProbeTarget probe = service.target();
        if (service.awaited().oneShot()) {
            return "its end";
        }
        return service.checked() || probe == null
                ? "its health check"
                : "an answer of " + probe.text();
    }
}
