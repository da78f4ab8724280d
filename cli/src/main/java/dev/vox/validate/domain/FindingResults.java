package dev.vox.validate.domain;

import dev.vox.contract.audit.Finding;
import dev.vox.contract.audit.FindingId;
import dev.vox.contract.audit.Outcome;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Findings of an audit as results of checks.
public final class FindingResults {
    private static final String KIND = "contract";
    private static final String DOCS = "docs/reference/contract-audit.md";

    private final String domain;
    private final UnaryOperator<String> masking;

    /// @param masking replaces secrets
    public FindingResults(String domain, UnaryOperator<String> masking) {
        this.domain = domain;
        this.masking = masking;
    }

    /// The result of a finding.
    public CheckResult of(Finding finding, Instant at) {
        boolean held = finding.outcome() == Outcome.HELD;
        return new CheckResult(
                id(finding),
                title(finding),
                KIND,
                severity(finding),
                status(finding.outcome()),
                at,
                finding.took(),
                finding.outcome() == Outcome.SKIPPED ? 0 : 1,
                evidence(finding),
                masked(finding.problem()),
                held ? null : masked(finding.fix()),
                DOCS);
    }

    /// A result of something that was not looked at.
    public CheckResult blocked(FindingId id, String problem, @Nullable String fix, Instant at) {
        return new CheckResult(
                domain + "." + id.text(),
                capital(id.title()),
                KIND,
                Severity.REQUIRED,
                Status.BLOCKED,
                at,
                Duration.ZERO,
                0,
                List.of(),
                masked(problem),
                masked(fix),
                DOCS);
    }

    /// Stable: the domain, the finding's id, and what it is about: `device.protocol.types.get_volume`.
    private String id(Finding finding) {
        String about = finding.about().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
        String id = domain + "." + finding.id().text();
        return about.isEmpty() ? id : id + "." + about;
    }

    private static String title(Finding finding) {
        return finding.about().isEmpty()
                ? capital(finding.id().title())
                : finding.about() + ": " + finding.id().title();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// What a transport cannot do, or a contract does not ask for, is no failure where nothing is forgiven; a worker that
    /// cannot be started is.
    private static Severity severity(Finding finding) {
        return switch (finding.outcome()) {
            case HELD, BROKEN -> Severity.REQUIRED;
            case ADVISED -> Severity.RECOMMENDED;
            case SKIPPED ->
                    finding.id() == FindingId.INVENTORY_READY
                            ? Severity.REQUIRED
                            : Severity.RECOMMENDED;
        };
    }

    private static Status status(Outcome outcome) {
        return switch (outcome) {
            case HELD -> Status.PASS;
            case BROKEN -> Status.FAIL;
            case ADVISED -> Status.WARN;
            case SKIPPED -> Status.SKIP;
        };
    }

    /// What was seen, secrets masked.
    public List<Evidence> evidence(Finding finding) {
        return finding.evidence().stream()
                .map(seen -> new Evidence(seen.name(), masking.apply(seen.value())))
                .toList();
    }

    private @Nullable String masked(@Nullable String text) {
        return text == null ? null : masking.apply(text);
    }
}
