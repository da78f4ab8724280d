package dev.vox.cli.command.validate;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.ReportOptions;
import dev.vox.cli.output.Output;
import dev.vox.contract.audit.AuditLimits;
import dev.vox.contract.audit.AuditPhase;
import dev.vox.contract.model.Contract;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.validate.Conclusion;
import dev.vox.validate.PhaseRunner;
import dev.vox.validate.RunReport;
import dev.vox.validate.Target;
import dev.vox.validate.domain.DomainRun;
import dev.vox.validate.report.ReportSink;
import dev.vox.validate.report.RunIdentity;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds workers to their contracts, and reports it as a validation is reported.
public final class DomainAudits {
    private final ValidateParts parts;
    private final ReportOptions reports;
    private final Output output;

    /// @param reports where the checklist goes
    public DomainAudits(ValidateParts parts, ReportOptions reports, Output output) {
        this.parts = parts;
        this.reports = reports;
        this.output = output;
    }

    /// What is audited.
    ///
    /// @param contracts each behind those that it depends on
    /// @param dependsOn of all domains that there are
    public record Request(
            List<Contract> contracts,
            Map<String, List<String>> dependsOn,
            Set<AuditPhase> phases,
            AuditLimits limits,
            boolean strict,
            boolean failFast) {}

    /// Runs it; the exit code.
    public int run(Project here, EnvironmentFlags flags, Request request) {
        Target target = parts.targets().of(here, flags);
        DomainRun run =
                new DomainRun(
                        parts.workers().apply(target)::of,
                        request.limits(),
                        parts.needs().apply(here),
                        parts.clock(),
                        System::nanoTime);
        RunIdentity identity =
                new RunIdentity(parts.version(), here.root().toString(), request.strict());
        RunReport report;
        try (ReportSink sink = reports.open(output, identity)) {
            report =
                    run.run(
                            request.contracts(),
                            request.phases(),
                            request.dependsOn(),
                            target,
                            new PhaseRunner.Request(
                                    parts.version(), request.strict(), request.failFast()),
                            sink);
        }
        return switch (Conclusion.of(report)) {
            case PASSED -> ExitCode.OK;
            case FAILED -> ExitCode.NEGATIVE;
            case NOTHING_RAN -> ExitCode.PREREQUISITE;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
        };
    }
}
