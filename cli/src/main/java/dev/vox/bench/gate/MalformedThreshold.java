package dev.vox.bench.gate;

import java.util.List;
import java.util.stream.Collectors;

/// A text is no threshold.
///
/// The message names the text and, for each mistake, its column: a line a mistake. Checked, because where the text came from, a flag or a
/// file, decides what it means.
public final class MalformedThreshold extends Exception {
    private static final long serialVersionUID = 1L;

    /// What is wrong at a place of the text.
    ///
    /// @param column from 1
    /// @param problem by the grammar of `VoxException`, without the place
    public record Mistake(int column, String problem) {}

    private final transient List<Mistake> mistakes;

    MalformedThreshold(String text, List<Mistake> mistakes) {
        super(
                mistakes.stream()
                        .map(each ->
                                "'%s' column %d: %s".formatted(text, each.column(), each.problem()))
                        .collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /// Every mistake, in the order of their columns.
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
