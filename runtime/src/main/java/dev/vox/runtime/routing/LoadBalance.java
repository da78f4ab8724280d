package dev.vox.runtime.routing;

import dev.vox.runtime.registry.WorkerEntry;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// How sessions are shared out among workers that can serve them equally well.
public enum LoadBalance {
    /// To the one with the fewest utterances under way when it last said so, then to the faster one.
    QUEUE_DEPTH,

    /// To the one that needs least time for its audio, then to the one with less to do.
    LATENCY,

    /// To each in turn.
    ROUND_ROBIN;

    /// Finds the strategy of a name as files of configuration write it: `queue_depth`, `round-robin`.
    public static Optional<LoadBalance> named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "queue_depth", "least_loaded", "least_connections" -> Optional.of(QUEUE_DEPTH);
            case "latency", "rtf", "fastest" -> Optional.of(LATENCY);
            case "round_robin" -> Optional.of(ROUND_ROBIN);
            default -> Optional.empty();
        };
    }

    /// Its usual name: `queue_depth`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Who comes first, names last.
    Comparator<WorkerEntry> order() {
        Comparator<WorkerEntry> depth = Comparator.comparingInt(WorkerEntry::queueDepth);
        Comparator<WorkerEntry> speed = Comparator.comparingDouble(WorkerEntry::rtf);
        Comparator<WorkerEntry> name = Comparator.comparing(WorkerEntry::name);
        return switch (this) {
            case QUEUE_DEPTH -> depth.thenComparing(speed).thenComparing(name);
            case LATENCY -> speed.thenComparing(depth).thenComparing(name);
            case ROUND_ROBIN -> name;
        };
    }
}
