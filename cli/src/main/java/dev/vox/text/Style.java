package dev.vox.text;

import java.util.List;

/// The role a piece of text plays; a theme decides what the role looks like.
public enum Style {
    /// Text without a role.
    PLAIN,
    /// Good: ready, passed.
    OK,
    /// Worth a look.
    WARN,
    /// Bad: failed, down.
    FAIL,
    /// A heading, a column's name, a key.
    LABEL,
    /// What the eye should find: an endpoint, a name, a figure.
    ACCENT,
    /// What the eye may skip: units, times, explanations.
    DIM,
    /// The first of several equals that have to be told apart, such as services in a log.
    SERIES_1,
    /// The second of several equals.
    SERIES_2,
    /// The third of several equals.
    SERIES_3,
    /// The fourth of several equals.
    SERIES_4,
    /// The fifth of several equals.
    SERIES_5,
    /// The sixth of several equals.
    SERIES_6;

    private static final List<Style> SERIES =
            List.of(SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6);

    /// The style that tells one of several equals from its neighbours; after six they repeat.
    ///
    /// @param index position among the equals, 0 or greater
    public static Style series(int index) {
        return SERIES.get(Math.floorMod(index, SERIES.size()));
    }
}
