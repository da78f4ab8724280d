package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;

/// What `--cpu` drops from a Compose file: the reservation of GPUs, and the runtime that brings them.
///
/// Source: the Compose Specification, "Merge and override", `!reset`, which Compose knows since 2.18.
public final class CpuOverride {
    private static final String RUNTIME = "nvidia";

    private CpuOverride() {}

    /// The services that ask for a GPU.
    public static List<Service> affected(ComposeModel model) {
        return model.services().stream().filter(CpuOverride::wantsGpu).toList();
    }

    /// Whether a service asks for a GPU.
    static boolean wantsGpu(Service service) {
        return !service.gpus().isEmpty() || RUNTIME.equals(service.runtime());
    }

    /// An override file for these services, to be named after every other file.
    ///
    /// @param services one at least
    public static String text(Collection<Service> services) {
        StringBuilder text = new StringBuilder("services:\n");
        for (Service service : services) {
            text.append("  \"").append(service.name()).append("\":\n");
            if (RUNTIME.equals(service.runtime())) {
                text.append("    runtime: !reset null\n");
            }
            if (!service.gpus().isEmpty()) {
                text.append("    gpus: !reset []\n");
                text.append("    deploy:\n      resources:\n        reservations:\n");
                text.append("          devices: !reset []\n");
            }
        }
        return text.toString();
    }

    /// The model as it is with that override.
    public static ComposeModel applied(ComposeModel model) {
        return new ComposeModel(
                model.name(),
                model.folder(),
                model.files(),
                model.services().stream()
                        .map(each -> wantsGpu(each) ? withoutGpu(each) : each)
                        .toList(),
                model.volumes(),
                model.networks());
    }

    private static Service withoutGpu(Service from) {
        return new Service(
                from.name(),
                from.place(),
                from.profiles(),
                from.image(),
                from.build(),
                from.containerName(),
                from.ports(),
                from.dependsOn(),
                from.healthcheck(),
                from.networks(),
                from.mounts(),
                from.envFiles(),
                from.environment(),
                from.command(),
                List.of(),
                from.networkMode(),
                RUNTIME.equals(from.runtime()) ? null : from.runtime(),
                from.restart(),
                from.labels(),
                fingerprint(from.fingerprint()));
    }

    /// A container with a GPU is not one without.
    private static String fingerprint(String with) {
        MessageDigest digest = ContextDigest.sha256();
        ContextDigest.field(digest, with + " cpu");
        return ContextDigest.hex(digest);
    }
}
