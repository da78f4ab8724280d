package dev.vox.cli.command.bench;

import dev.vox.bench.compare.Revision;
import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Running;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.bench.target.VoxProgram;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.profile.Backend;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is measured in a run: what was asked for and, before it, the same at a revision when it is compared with one. To close it removes
/// the revision's files.
///
/// @param requests in the order of their turns
record Sides(List<TargetRequest> requests, @Nullable Revision revisionOrNull)
        implements AutoCloseable {
    /// The sides of a run.
    ///
    /// @throws UsageProblem when something else than one stack is compared with a revision
    /// @throws OperationFailed when the revision cannot be checked out or built
    static Sides of(
            Project here, Reference reference, List<TargetRequest> asked, Output out, String usage)
            throws InterruptedException {
        return switch (reference) {
            case Reference.None _, Reference.Saved _, Reference.First _ -> new Sides(asked, null);
            case Reference.AtRevision(String word, String commit) ->
                    at(word, commit, here, one(word, asked, usage), out);
        };
    }

    private static Started one(String word, List<TargetRequest> asked, String usage) {
        if (asked.size() != 1) {
            throw new UsageProblem(
                    "one stack is compared with revision '%s', not %d"
                            .formatted(word, asked.size()),
                    "give --model, --mode and --backend once at most",
                    usage);
        }
        return switch (asked.getFirst()) {
            case Started started -> started;
            case Running _ -> new Started("now", Backend.EMBEDDED, "", "", Map.of(), null);
            case Address address ->
                    throw new UsageProblem(
                            "%s cannot be started at revision '%s'".formatted(address.name(), word),
                            "leave --target out: a stack is started for each side",
                            usage);
        };
    }

    private static Sides at(String word, String commit, Project here, Started now, Output out)
            throws InterruptedException {
        Revision revision = Revision.checkOut(here, commit);
        boolean ready = false;
        try (ProgressDisplay progress = out.progress("checking out " + word)) {
            Optional<VoxProgram> built = revision.program(progress).map(VoxProgram::at);
            Started then =
                    new Started(
                            word,
                            now.backend(),
                            now.model(),
                            now.mode(),
                            now.environment(),
                            built.orElse(now.programOrNull()),
                            revision.project());
            ready = true;
            return new Sides(List.of(then, now), revision);
        } finally {
            if (!ready) {
                revision.close();
            }
        }
    }

    @Override
    public void close() {
        if (revisionOrNull != null) {
            revisionOrNull.close();
        }
    }
}
