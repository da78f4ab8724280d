package dev.vox.validate.doctor;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the doctor found.
///
/// @param findings by section, in the order of their checks
public record Examination(
        String project, Instant startedAt, Duration took, List<Finding> findings) {
    public Examination {
        findings = List.copyOf(findings);
    }

    /// Whether nothing that is required failed.
    public boolean healthy(boolean strict) {
        return findings.stream().noneMatch(finding -> finding.fails(strict));
    }

    /// How many checks ended so.
    public int count(Status status) {
        return (int)
                findings.stream().filter(finding -> finding.result().status() == status).count();
    }

    /// The ids of checks that something is to be done about.
    public Set<String> ill() {
        return findings.stream()
                .filter(Finding::isIll)
                .map(finding -> finding.result().id())
                .collect(Collectors.toSet());
    }

    /// The same with the checks that were run again as they are now.
    public Examination with(Examination again) {
        Map<String, Finding> now = new LinkedHashMap<>();
        again.findings.forEach(finding -> now.put(finding.result().id(), finding));
        List<Finding> all = new ArrayList<>();
        for (Finding finding : findings) {
            all.add(now.getOrDefault(finding.result().id(), finding));
        }
        return new Examination(project, startedAt, took.plus(again.took), all);
    }

    /// Those of one section.
    Map<String, List<CheckResult>> sections() {
        Map<String, List<CheckResult>> sections = new LinkedHashMap<>();
        for (Finding finding : findings) {
            sections.computeIfAbsent(finding.section(), _ -> new ArrayList<>())
                    .add(finding.result());
        }
        return sections;
    }
}
