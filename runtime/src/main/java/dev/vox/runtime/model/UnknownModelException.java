package dev.vox.runtime.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// No engine serves the model id that was asked for.
public final class UnknownModelException extends ModelException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 8;

    private final List<String> available;

    UnknownModelException(String modelId, List<String> available) {
        super(modelId, problem(modelId, available), null);
        this.available = List.copyOf(available);
    }

    /// What is wrong with an id, and which there are.
    ///
    /// @param available sorted
    public static String problem(String modelId, List<String> available) {
        return "unknown model %s, available: %s".formatted(modelId, named(modelId, available));
    }

    /// All of a few; of many how many there are, and those whose ids begin most like the one that was asked for. An id begins
    /// with its engine and its language, so that the same beginning is the nearest kin; of equals, those of engines with few
    /// ids come first.
    private static String named(String modelId, List<String> available) {
        if (available.size() <= MOST_NAMED) {
            return String.join(", ", available);
        }
        Map<String, Long> ofEngine =
                available.stream()
                        .collect(
                                Collectors.groupingBy(
                                        UnknownModelException::engine, Collectors.counting()));
        Comparator<String> nearest = Comparator.comparingInt(id -> -alike(id, modelId));
        List<String> named =
                available.stream()
                        .sorted(nearest.thenComparing(id -> ofEngine.getOrDefault(engine(id), 0L)))
                        .limit(MOST_NAMED)
                        .sorted()
                        .toList();
        return "%d, the nearest %s".formatted(available.size(), String.join(", ", named));
    }

    private static String engine(String id) {
        return id.split("[-0-9]", 2)[0];
    }

    private static int alike(String id, String other) {
        String a = id.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    /// The model ids that there are, sorted.
    public List<String> available() {
        return available;
    }
}
