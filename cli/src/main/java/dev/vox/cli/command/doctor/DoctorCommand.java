package dev.vox.cli.command.doctor;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.Streams;
import dev.vox.env.Project;
import dev.vox.json.Json;
import dev.vox.validate.bundle.Bundle;
import dev.vox.validate.doctor.Doctor;
import dev.vox.validate.doctor.Examination;
import dev.vox.validate.doctor.Treatment;
import dev.vox.validate.remedy.Remedy;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

/// Says whether this machine and this project are well, mends what is safe to mend, and packs a report.
public final class DoctorCommand implements Callable<Integer>, Declared {
    static final String USAGE = "vox doctor [OPTIONS]";

    private final DoctorTools tools;
    private final Streams streams;
    private final InstantSource clock;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private boolean fix;
    private boolean yes;
    private boolean strict;
    private boolean force;
    private @Nullable Path bundle;

    /// The command over its tools; it asks on stderr and reads stdin.
    public DoctorCommand(DoctorTools tools, Streams streams, InstantSource clock) {
        this.tools = tools;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Say whether this machine and this project are well: the checks that need"
                                + " no stack, each with its cause and what to do about it.",
                        "Exit 1 when something required failed.")
                .with(project, output);
        arguments
                .flag("--fix")
                .about("Show what can be mended without harm, ask, and mend it.")
                .to(on -> fix = on);
        arguments.flag("--yes", "-y").about("With --fix: do not ask.").to(on -> yes = on);
        arguments
                .flag("--strict")
                .about("Exit 1 on warnings and skipped checks too.")
                .to(on -> strict = on);
        arguments
                .option(Path.class, "OUT.zip", "--bundle")
                .about("Pack a report to attach to an issue, secrets masked.")
                .to(given -> bundle = given);
        arguments
                .flag("--force")
                .about("With --bundle: write over a file that is there.")
                .to(on -> force = on);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        checkFlags();
        Project where = new Project(project.resolve());
        List<Remedy> remedies = tools.remedies(where);
        Doctor doctor = tools.doctor(where, remedies);
        DoctorOutcome outcome =
                new DoctorOutcome(tools.version(), doctor.examine(), strict, List.of(), null);
        if (fix) {
            outcome = fixed(where, outcome, doctor, remedies, out);
        }
        if (bundle != null) {
            outcome = outcome.with(bundled(where, outcome, bundle));
        }
        out.result(outcome, DoctorViews::outcome);
        return outcome.healthy() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private void checkFlags() {
        if (yes && !fix) {
            throw new UsageProblem(
                    "--yes answers the question of --fix, and --fix is not given",
                    "vox doctor --fix --yes",
                    USAGE);
        }
        if (force && bundle == null) {
            throw new UsageProblem(
                    "--force is about the file of --bundle, and --bundle is not given",
                    "vox doctor --bundle report.zip --force",
                    USAGE);
        }
        if (bundle != null && !force && Files.exists(bundle, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageProblem(
                    "--bundle " + bundle + " is there already",
                    "name another file, or say --force to write over it",
                    USAGE);
        }
    }

    private DoctorOutcome fixed(
            Project where, DoctorOutcome outcome, Doctor doctor, List<Remedy> remedies, Output out)
            throws InterruptedException {
        Treatment treatment = Treatment.of(outcome.examination(), remedies);
        if (treatment.isEmpty()) {
            out.note("nothing was found that vox can mend by itself");
            return outcome;
        }
        Fixing fixing = new Fixing(where, tools.censor(where), streams);
        if (yes) {
            fixing.shown(treatment).lines().forEach(out::note);
        } else if (!fixing.agreed(treatment)) {
            out.note("nothing was done");
            return outcome;
        }
        List<DoctorOutcome.Fix> fixes = fixing.fixes(treatment.carryOut(tools.changes(where)));
        Examination again = doctor.examine(treatment.checks()::contains);
        return new DoctorOutcome(
                outcome.version(), outcome.examination().with(again), strict, fixes, null);
    }

    private Bundle.Written bundled(Project where, DoctorOutcome outcome, Path file)
            throws InterruptedException {
        String report = Json.pretty(Json.document(1, DoctorJson.of(outcome)));
        Bundle packed = tools.bundle(where, outcome.examination(), report, tools.censor(where));
        return packed.write(
                file,
                "# Report of vox doctor\n\n%s, %s\n".formatted(tools.version(), clock.instant()),
                clock.instant());
    }
}
