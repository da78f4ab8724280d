package dev.vox.stack;

import dev.vox.probe.HealthPage;
import dev.vox.probe.ProbeAnswer;
import dev.vox.probe.ProbeTarget;
import dev.vox.probe.Prober;
import dev.vox.problem.OperationFailed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Asks `/health` as probes do, so that whoever waits for a stack, shows one or checks one has one answer.
public final class ProbedHealth implements HealthProbe {
    private static final List<String> SCHEMES = List.of("http", "https");

    private final Prober prober;

    public ProbedHealth(Prober prober) {
        this.prober = prober;
    }

    @Override
    public Health ask(URI health, Duration deadline) {
        if (health.getHost() == null || !SCHEMES.contains(health.getScheme())) {
            return Health.unreachable("no address of a page: " + health);
        }
        try {
            return read(prober.ask(new ProbeTarget.Http(health), deadline));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("[stack] interrupted while asking for its health", null, e);
        }
    }

    private static Health read(ProbeAnswer answer) {
        Optional<HealthPage> page = HealthPage.read(answer.body());
        if (page.isPresent()) {
            return of(answer.ok(), page.get());
        }
        boolean answered = answer.ok() || !answer.body().isEmpty();
        return answered ? Health.noPage() : Health.unreachable(answer.sentence());
    }

    private static Health of(boolean ok, HealthPage page) {
        Map<String, String> checks = new TreeMap<>();
        page.checks().forEach(part -> checks.put(service(part.name()), part.error()));
        return new Health(ok, ok ? null : problem(checks), checks, page.sessions(), page.checks());
    }

    /// The contract calls the registry's check by its usual kind.
    private static String service(String check) {
        return check.equals("redis") ? "registry" : check;
    }

    private static String problem(Map<String, String> checks) {
        String problems =
                checks.entrySet().stream()
                        .filter(check -> !check.getValue().isEmpty())
                        .map(check -> check.getKey() + ": " + check.getValue())
                        .collect(Collectors.joining(", "));
        return problems.isEmpty() ? "unhealthy, without a reason" : problems;
    }
}
