package dev.vox.validate.check.config;

import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.plan.ServiceSelection;
import dev.vox.stack.plan.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A project's Compose files, and the services that a model needs of them.
///
/// @param runs whether the stack of that model is to run in containers, an engine supposed; else the embedded one does
/// @param staged services whose build context the tool makes before it builds them
public record ComposeChoice(
        ComposeModel model, ServiceSelection selection, boolean runs, Set<String> staged) {
    private static final String HOST_NETWORK = "host";

    public ComposeChoice {
        staged = Set.copyOf(staged);
    }

    /// The services that are to run, in the file's order.
    public List<Service> wanted() {
        return model.services().stream()
                .filter(service -> selection.wanted().contains(service.name()))
                .toList();
    }

    /// What is wrong with the choice, and with the files that the services need.
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(selection.problems());
        problems.addAll(OfflineChecks.of(this));
        return problems;
    }

    /// A port that a service publishes.
    ///
    /// @param address that it is bound to; empty for all
    /// @param port 1 to 65535
    public record Published(String service, String address, int port, Service.Protocol protocol) {}

    /// The ports that the wanted services publish; those that the engine chooses are left out.
    public List<Published> published() {
        List<Published> published = new ArrayList<>();
        for (Service service : wanted()) {
            if (!HOST_NETWORK.equals(service.networkMode())) {
                service.ports().forEach(port -> note(published, service.name(), port));
            }
        }
        return published;
    }

    private static void note(List<Published> published, String service, Service.Port port) {
        Integer first = port.published();
        boolean range = port.publishedEnd() != null && !port.publishedEnd().equals(first);
        if (first != null && !range) {
            String address = Objects.requireNonNullElse(port.hostAddress(), "");
            published.add(new Published(service, address, first, port.protocol()));
        }
    }
}
