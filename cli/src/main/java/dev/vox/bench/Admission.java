package dev.vox.bench;

import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.Subject;

import java.util.List;

/// Has a say once subjects are up, before they are measured.
@FunctionalInterface
public interface Admission {
    /// Everything may be measured.
    Admission FREE = (_, _) -> {};

    /// Complains, by a failure, of what is not to be measured.
    void admit(BenchScenario scenario, List<Subject> subjects);
}
