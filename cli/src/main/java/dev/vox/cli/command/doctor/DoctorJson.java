package dev.vox.cli.command.doctor;

import dev.vox.cli.command.doctor.DoctorOutcome.Fix;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Status;
import dev.vox.validate.bundle.Bundle;
import dev.vox.validate.doctor.Examination;
import dev.vox.validate.doctor.Finding;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What `vox doctor` found, for programs.
final class DoctorJson {
    private DoctorJson() {}

    static Map<String, @Nullable Object> of(DoctorOutcome outcome) {
        Examination examination = outcome.examination();
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("version", outcome.version());
        root.put("project", examination.project());
        root.put("startedAt", examination.startedAt());
        root.put("summary", summary(outcome));
        root.put("checks", examination.findings().stream().map(DoctorJson::check).toList());
        root.put("fixes", outcome.fixed().stream().map(DoctorJson::fix).toList());
        root.put("bundle", outcome.bundle() == null ? null : bundle(outcome.bundle()));
        return root;
    }

    private static Map<String, @Nullable Object> summary(DoctorOutcome outcome) {
        Examination examination = outcome.examination();
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("healthy", outcome.healthy());
        summary.put("strict", outcome.strict());
        summary.put("checks", examination.findings().size());
        for (Status status : Status.values()) {
            summary.put(status.name().toLowerCase(Locale.ROOT), examination.count(status));
        }
        summary.put("took", examination.took());
        return summary;
    }

    private static Map<String, @Nullable Object> check(Finding finding) {
        CheckResult result = finding.result();
        Map<String, @Nullable Object> check = new LinkedHashMap<>();
        check.put("id", result.id());
        check.put("title", result.title());
        check.put("section", finding.section());
        check.put("kind", result.kind());
        check.put("severity", result.severity());
        check.put("status", result.status());
        check.put("took", result.took());
        check.put("problem", result.problem());
        check.put("fix", result.fix());
        check.put("fixable", finding.fixable() && finding.isIll());
        check.put("docs", result.docs());
        check.put("evidence", result.evidence());
        return check;
    }

    private static Map<String, @Nullable Object> fix(Fix fix) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("subject", fix.subject());
        object.put("action", fix.made().change().action());
        object.put("done", fix.made().done());
        object.put("problem", fix.made().problem());
        object.put("backup", fix.made().backup());
        object.put("diff", fix.diff());
        return object;
    }

    private static Map<String, @Nullable Object> bundle(Bundle.Written written) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", written.file());
        object.put("bytes", written.bytes());
        object.put("files", written.files());
        return object;
    }
}
