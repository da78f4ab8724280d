package dev.vox.text;

import java.util.List;
import java.util.function.Supplier;

/// One result in its three forms; only the form that is asked for is made.
///
/// @param page for a person at a terminal
/// @param rows for a pipe: one line a row, tab between its cells, nothing cut
/// @param json for a program: a record or a map, the document's root object
/// @param schemaVersion of the JSON form; grows when a key changes its meaning or goes away, not when one is added
public record Renderings(
        Supplier<Page> page, Supplier<List<Row>> rows, Supplier<Object> json, int schemaVersion) {

    /// The three forms of a result whose JSON form is in its first version.
    public static Renderings of(
            Supplier<Page> page, Supplier<List<Row>> rows, Supplier<Object> json) {
        return new Renderings(page, rows, json, 1);
    }
}
