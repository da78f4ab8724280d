package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// Whether there is a GPU for those who reserve one.
///
/// An engine gives GPUs out by its runtime `nvidia`, or by the hook of NVIDIA's toolkit, which it does not tell of; so a machine that
/// shows a GPU gets the benefit of the doubt.
final class GpuChecks {
    private static final String RUNTIME = "nvidia";
    private static final Set<String> ANYBODYS = Set.of("runc", "io.containerd.runc.v2");

    private GpuChecks() {}

    static void look(
            List<Service> concerned,
            CheckFacts facts,
            List<Problem> problems,
            List<String> warnings) {
        for (Service service : concerned) {
            @Nullable String runtime = service.runtime();
            if (runtime != null && !isThere(runtime, facts)) {
                problems.add(noRuntime(service, runtime));
            } else if (CpuOverride.wantsGpu(service)) {
                gpu(service, facts, problems, warnings);
            }
        }
    }

    private static boolean isThere(String runtime, CheckFacts facts) {
        return ANYBODYS.contains(runtime) || facts.runtimes().contains(runtime);
    }

    private static Problem noRuntime(Service service, String runtime) {
        return new Problem(
                Problem.Kind.PREREQUISITE,
                Places.before(service)
                        + "the engine has no runtime "
                        + runtime
                        + ", which it is to run under",
                runtime.equals(RUNTIME)
                        ? "run it without a GPU: --cpu; or install NVIDIA's container toolkit"
                        : "install the runtime, or take it out");
    }

    private static void gpu(
            Service service, CheckFacts facts, List<Problem> problems, List<String> warnings) {
        boolean runtime = facts.runtimes().contains(RUNTIME);
        if (service.gpus().stream().noneMatch(GpuChecks::isNvidia) && service.runtime() == null) {
            return;
        }
        if (facts.local() ? !facts.gpu() : !runtime) {
            problems.add(
                    new Problem(
                            Problem.Kind.PREREQUISITE,
                            Places.before(service)
                                    + "it reserves a GPU, and "
                                    + (facts.local() ? "this machine" : "the engine")
                                    + " has none",
                            "run it without a GPU: --cpu"));
        } else if (!runtime) {
            warnings.add(
                    service.name()
                            + " reserves a GPU, and the engine has no runtime nvidia: where it"
                            + " does not start, install NVIDIA's container toolkit or give --cpu");
        }
    }

    private static boolean isNvidia(Service.GpuReservation reservation) {
        return reservation.driver() == null || RUNTIME.equals(reservation.driver());
    }
}
