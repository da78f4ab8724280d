package dev.vox.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// On what figures were measured. Runs whose fingerprints differ are not compared.
///
/// @param facts by their names, in the order in which they are shown: `machine.cpu`, `machine.cores`, `jdk`, `vox.version`, `vox.build`,
///     `git.commit`, `model`, `mode`, `backend`, `env.NAME` with secrets masked
public record Fingerprint(Map<String, String> facts) {
    public Fingerprint {
        facts = new LinkedHashMap<>(facts);
    }

    /// A fact that two runs have not in common.
    ///
    /// @param one its value there; empty where there is none
    /// @param other its value here; empty where there is none
    public record Difference(String fact, String one, String other) {}

    /// What two runs have not in common.
    public List<Difference> differences(Fingerprint other) {
        Set<String> names = new LinkedHashSet<>(facts.keySet());
        names.addAll(other.facts.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            String here = facts.getOrDefault(name, "");
            String there = other.facts.getOrDefault(name, "");
            if (!here.equals(there)) {
                differences.add(new Difference(name, here, there));
            }
        }
        return differences;
    }
}
