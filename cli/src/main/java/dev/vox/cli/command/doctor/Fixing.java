package dev.vox.cli.command.doctor;

import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.command.doctor.DoctorOutcome.Fix;
import dev.vox.cli.output.Streams;
import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.text.Scrub;
import dev.vox.validate.bundle.Censor;
import dev.vox.validate.doctor.Treatment;
import dev.vox.validate.remedy.Change;
import dev.vox.validate.remedy.ChangeMaker.Made;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Shows what would be done, asks, and does it.
final class Fixing {
    private static final Set<String> YES = Set.of("y", "yes");

    private final Project project;
    private final Censor censor;
    private final Streams streams;

    Fixing(Project project, Censor censor, Streams streams) {
        this.project = project;
        this.censor = censor;
        this.streams = streams;
    }

    /// Whether somebody agrees to all of it.
    ///
    /// @throws UsageProblem when nobody can be asked
    boolean agreed(Treatment treatment) {
        String shown = shown(treatment);
        if (!streams.err().terminal()) {
            throw refused(shown);
        }
        streams.err().print(shown + "Do all of it? [y/N] ");
        String answer = line();
        if (answer == null) {
            throw refused(shown);
        }
        return YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private static UsageProblem refused(String shown) {
        return new UsageProblem(
                "nobody can be asked whether this may be done; nothing was\n"
                        + shown.stripTrailing(),
                "say --yes to do it",
                DoctorCommand.USAGE);
    }

    /// Everything that would be done: which file, which change. It goes to a terminal, where what files hold is only text.
    String shown(Treatment treatment) {
        StringBuilder text = new StringBuilder();
        for (Change change : treatment.changes()) {
            text.append(Scrub.line(subject(change) + ": " + change.action())).append('\n');
            if (!change.command().isEmpty()) {
                text.append("  $ ").append(Scrub.line(relative(change.command()))).append('\n');
            }
            diff(change).forEach(line -> text.append("  ").append(Scrub.line(line)).append('\n'));
        }
        return text.toString();
    }

    /// What was done, as it is shown.
    List<Fix> fixes(List<Made> made) {
        List<Fix> fixes = new ArrayList<>();
        for (Made each : made) {
            fixes.add(new Fix(each, subject(each.change()), diff(each.change())));
        }
        return fixes;
    }

    private List<String> diff(Change change) {
        return change instanceof Change.Edit edit
                ? edit.diff(subject(edit)).stream().map(censor::masked).toList()
                : List.of();
    }

    private String subject(Change change) {
        return relative(change.subject());
    }

    private String relative(String text) {
        return text.replace(project.root() + "/", "");
    }

    /// A line of stdin; null at its end.
    private @Nullable String line() {
        StringBuilder line = new StringBuilder();
        try {
            int next = streams.in().read();
            if (next < 0) {
                return null;
            }
            while (next >= 0 && next != '\n') {
                line.append((char) next);
                next = streams.in().read();
            }
            return line.toString();
        } catch (IOException e) {
            throw new OperationFailed("[stdin] cannot be read: " + e.getMessage(), null, e);
        }
    }
}
