package dev.vox.yaml;

import dev.vox.problem.InvalidConfiguration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong with a file, collected while it is read and reported at once.
public final class Mistakes {
    /// One of them.
    ///
    /// @param problem by the grammar of `VoxException`, without the place
    public record Mistake(Place place, String problem) {
        /// `file:line:column: problem`.
        @Override
        public String toString() {
            return place + ": " + problem;
        }
    }

    private final List<Mistake> found = new ArrayList<>();

    /// Notes a mistake.
    ///
    /// @param problem by the grammar of `VoxException`, without the place
    public void add(Place place, String problem) {
        found.add(new Mistake(place, problem));
    }

    /// What was noted, in the order of the file.
    public List<Mistake> all() {
        return found.stream()
                .sorted(
                        Comparator.comparing((Mistake mistake) -> mistake.place().source())
                                .thenComparingInt(mistake -> mistake.place().line())
                                .thenComparingInt(mistake -> mistake.place().column()))
                .toList();
    }

    /// Reports what was noted, in the order of the file.
    ///
    /// @throws InvalidConfiguration if anything was: one mistake as `file:line:column: problem`, several as a line each
    public void check() {
        if (found.isEmpty()) {
            return;
        }
        List<String> lines = all().stream().map(Mistake::toString).toList();
        if (lines.size() == 1) {
            throw new InvalidConfiguration(lines.getFirst());
        }
        List<String> sources =
                all().stream().map(mistake -> mistake.place().source()).distinct().toList();
        throw new InvalidConfiguration(
                "%s %s %d mistakes\n%s"
                        .formatted(
                                String.join(", ", sources),
                                sources.size() == 1 ? "has" : "have",
                                lines.size(),
                                String.join("\n", lines)));
    }
}
