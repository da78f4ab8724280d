package dev.vox.cli.command;

import dev.vox.config.VoxFile;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.profile.Backend;
import dev.vox.profile.Configuration;
import dev.vox.stack.PortClaim;
import dev.vox.stack.StackService;
import dev.vox.stack.UpRequest;
import dev.vox.stack.compose.ComposeRequest;
import dev.vox.stack.compose.ComposeUp;
import dev.vox.stack.compose.Planned;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.plan.Plan;
import dev.vox.stack.plan.Problem;
import dev.vox.validate.check.Plans;
import dev.vox.validate.check.container.HealthcheckTest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The plan of `vox dev --dry-run` as a document for checks: services and endpoints beside the steps.
public final class PlanDocuments implements Plans {
    private static final String ORIGIN = "the check";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Supplier<StackService> stack;
    private final ContainerRequests requests;

    /// Documents over the stack's use cases.
    public PlanDocuments(Supplier<StackService> stack, ContainerRequests requests) {
        this.stack = stack;
        this.requests = requests;
    }

    @Override
    public JsonValue.Members plan(Project project, Wish wish) throws InterruptedException {
        try {
            return resolved(project, wish);
        } catch (UsageProblem e) {
            throw new InvalidConfiguration(String.valueOf(e.getMessage()), null, e);
        }
    }

    private JsonValue.Members resolved(Project project, Wish wish) throws InterruptedException {
        EnvironmentFlags flags =
                EnvironmentFlags.NONE.with(
                        new Layer.Flag(Settings.MODEL, ORIGIN, wish.model()),
                        new Layer.Flag(Settings.MODE, ORIGIN, wish.mode()));
        Configuration configuration = requests.stack().read(project, flags);
        VoxFile vox = VoxFile.read(project);
        boolean embedded =
                configuration.failure().isPresent()
                        || (wish.backend() == null
                                ? choosesEmbedded(configuration, vox)
                                : wish.backend().equals("embedded"));
        return document(
                embedded
                        ? embedded(requests.stack().up(configuration, flags, ORIGIN, TIMEOUT))
                        : containers(
                                requests.up(
                                        configuration,
                                        vox,
                                        flags,
                                        ORIGIN,
                                        Optional.empty(),
                                        false,
                                        TIMEOUT)));
    }

    private boolean choosesEmbedded(Configuration configuration, VoxFile vox) {
        return requests.choose(configuration, vox, null).backend() == Backend.EMBEDDED;
    }

    private static JsonValue.Members document(Map<String, @Nullable Object> plan) {
        try {
            return (JsonValue.Members) Json.parse("plan", Json.compactText(plan));
        } catch (MalformedJson e) {
            throw new IllegalStateException("a plan is no JSON", e);
        }
    }

    private Map<String, @Nullable Object> embedded(UpRequest request) {
        Plan plan = stack.get().plan(request);
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("backend", "embedded");
        root.put("profile", request.settings().speech().choice().profile());
        root.put("model", request.settings().speech().model());
        root.put("mode", request.settings().mode().word());
        root.put("possible", plan.problems().isEmpty());
        root.put("problems", plan.problems().stream().map(Problem::message).toList());
        root.put("warnings", plan.warnings());
        root.put(
                "steps",
                plan.steps().stream()
                        .map(step -> Map.of("action", step.action(), "cause", step.cause()))
                        .toList());
        Map<String, Object> services = new TreeMap<>();
        Map<String, Object> endpoints = new LinkedHashMap<>();
        for (PortClaim claim : request.settings().ports().all()) {
            endpoints.put(
                    claim.purpose().toLowerCase(Locale.ROOT),
                    "%s:%d".formatted(request.settings().host(), claim.port()));
        }
        for (String service : List.of("orchestrator", "worker")) {
            services.put(
                    service,
                    Map.of(
                            "ports",
                            request.settings().ports().all().stream()
                                    .filter(claim -> claim.service().equals(service))
                                    .map(PortClaim::port)
                                    .toList(),
                            "env",
                            new TreeSet<>(request.settings().shown().keySet())));
        }
        root.put("services", services);
        root.put("endpoints", endpoints);
        return root;
    }

    /// Without an engine nobody knows the steps; what the files say is known all the same.
    private Map<String, @Nullable Object> containers(ComposeRequest request)
            throws InterruptedException {
        Optional<Planned> planned = planned(request);
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("backend", "compose");
        root.put("profile", request.configuration().choice().profile());
        root.put("model", request.configuration().choice().modelId());
        root.put("mode", request.mode());
        planned.ifPresent(known -> {
            List<Problem> problems = known.plan().problems();
            root.put("possible", problems.isEmpty());
            root.put("problems", problems.stream().map(Problem::message).toList());
            root.put("warnings", known.plan().warnings());
            root.put(
                    "steps",
                    known.plan().steps().stream()
                            .map(step -> Map.of("action", step.action(), "cause", step.cause()))
                            .toList());
        });
        Map<String, Object> services = new TreeMap<>();
        Map<String, Object> endpoints = new TreeMap<>();
        for (Service service : request.model().services()) {
            if (planned.isEmpty() || planned.get().target().wanted().contains(service.name())) {
                services.put(service.name(), service(service));
                endpoints.put(
                        service.name(), service.ports().stream().map(PlanDocuments::port).toList());
            }
        }
        root.put("services", services);
        root.put("endpoints", endpoints);
        return root;
    }

    private Optional<Planned> planned(ComposeRequest request) throws InterruptedException {
        try {
            return Optional.of(new ComposeUp(requests.parts().get()).plan(request));
        } catch (MissingPrerequisite noEngine) {
            return Optional.empty();
        }
    }

    private static Map<String, @Nullable Object> service(Service service) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("image", service.image());
        root.put("built", service.build() != null);
        root.put("ports", service.ports().stream().map(PlanDocuments::port).toList());
        root.put("env", new TreeSet<>(service.environment().keySet()));
        root.put("networks", service.networks().stream().map(Service.NetworkUse::network).toList());
        root.put("mounts", service.mounts().stream().map(Service.Mount::target).toList());
        root.put("needs", service.dependsOn().stream().map(Service.Dependency::service).toList());
        root.put("restart", service.restart());
        root.put("healthcheck", healthcheck(service.healthcheck()));
        return root;
    }

    private static @Nullable Object healthcheck(Service.@Nullable Healthcheck check) {
        if (check == null || check.test().isEmpty()) {
            return null;
        }
        HealthcheckTest test = HealthcheckTest.of(check.test());
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("test", test.toString());
        root.put("can_fail", test.alwaysHealthy().isEmpty());
        test.alwaysHealthy().ifPresent(why -> root.put("why", why));
        return root;
    }

    private static String port(Service.Port port) {
        String host = port.hostAddress() == null ? "" : port.hostAddress() + ":";
        String published = port.published() == null ? "" : port.published() + ":";
        return host + published + port.target();
    }
}
