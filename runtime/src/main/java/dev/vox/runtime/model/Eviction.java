package dev.vox.runtime.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Decides which idle models go: those that were idle too long, and over the cap the least recently used.
final class Eviction {
    private final ModelSettings settings;

    Eviction(ModelSettings settings) {
        this.settings = settings;
    }

    /// The models to let go now. Changes nothing.
    List<ResidentModel> due(Collection<ResidentModel> models, Instant now) {
        List<ResidentModel> mayGo =
                models.stream()
                        .filter(ResidentModel::idle)
                        .filter(model -> elapsed(model.loadedAt, settings.minResidency(), now))
                        .sorted(Comparator.comparingLong(model -> model.lastUse))
                        .toList();
        long resident = models.stream().filter(ResidentModel::resident).count();
        List<ResidentModel> due = new ArrayList<>();
        for (ResidentModel model : mayGo) {
            boolean overCap = resident - due.size() > settings.residentCap();
            if (overCap || elapsed(model.lastUsed, settings.timeToLive(), now)) {
                due.add(model);
            }
        }
        return due;
    }

    private static boolean elapsed(Instant since, Duration time, Instant now) {
        return !now.isBefore(since.plus(time));
    }
}
