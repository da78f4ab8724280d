package dev.vox.cli.command;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.cli.output.Streams;
import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.stack.compose.CleanPlan;
import dev.vox.stack.compose.ComposeClean;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/// Deletes what a stack has left, when somebody has agreed to it.
final class Cleaning implements Declared {
    private static final Set<String> YES = Set.of("y", "yes");

    private final ContainerRequests requests;
    private final Streams streams;
    private final String usage;

    private boolean yes;
    private boolean caches;

    /// @param usage of the command that deletes
    Cleaning(ContainerRequests requests, Streams streams, String usage) {
        this.requests = requests;
        this.streams = streams;
        this.usage = usage;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments.flag("--yes", "-y").about("Do not ask.").to(on -> yes = on);
        arguments
                .flag("--caches")
                .about("Delete volumes that keep downloaded models, too.")
                .to(on -> caches = on);
    }

    /// What came of it.
    ///
    /// @param plan what was to be deleted
    /// @param done whether it was
    record Cleaned(CleanPlan plan, boolean done) {}

    /// Names what is deleted, asks, and deletes it.
    ///
    /// @return whether it is gone; not when the answer was no
    /// @throws UsageProblem when nobody can be asked
    Cleaned clean(Project where, Output out) throws InterruptedException {
        ContainerRequests.Known known = requests.known(where);
        ComposeClean clean = new ComposeClean(requests.parts().get());
        CleanPlan plan = clean.plan(where, known.environment(), caches);
        if (!plan.nothing() && !yes && !agreed(plan)) {
            return new Cleaned(plan, false);
        }
        try (ProgressDisplay progress = out.progress("cleaning up")) {
            clean.clean(where, known.environment(), plan, known.masked(), progress);
        }
        return new Cleaned(plan, true);
    }

    private boolean agreed(CleanPlan plan) {
        String question = CleanViews.question(plan);
        if (!streams.err().terminal()) {
            throw refused(question);
        }
        streams.err().print(question + "\nDelete all of it? [y/N] ");
        String answer = line();
        if (answer == null) {
            throw refused(question);
        }
        return YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private UsageProblem refused(String question) {
        return new UsageProblem(
                "nobody can be asked whether this may be deleted\n" + question,
                "say --yes to delete it",
                usage);
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
