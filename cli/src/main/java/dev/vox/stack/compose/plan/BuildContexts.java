package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.plan.Problem;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What images are built from, as digests: the files of the context that the builder gets, the Dockerfile, the arguments, the stage.
public final class BuildContexts {
    private final Path cache;
    private final InstantSource clock;

    /// @param cache a folder that may be deleted at any time; made when it is missing
    public BuildContexts(Path cache, InstantSource clock) {
        this.cache = cache;
        this.clock = clock;
    }

    /// The digests of what services are built from.
    ///
    /// @param contexts in lower-case hex, by service; one that cannot be known (an address, a folder that is missing) is left out
    /// @param problems what could not be read, each naming its file
    public record Digests(Map<String, String> contexts, List<Problem> problems) {
        public Digests {
            contexts = Map.copyOf(contexts);
            problems = List.copyOf(problems);
        }
    }

    /// Reads what these services are built from; those that are pulled are passed over.
    public Digests of(ComposeModel model, Collection<String> services) throws InterruptedException {
        return new Digests(Map.of(), List.of());
    }
}
