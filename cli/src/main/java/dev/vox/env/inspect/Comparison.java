package dev.vox.env.inspect;

import dev.vox.env.LayerName;
import dev.vox.env.Settings;
import dev.vox.env.inspect.Inventory.Entry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How two environments differ.
///
/// @param differences by name
public record Comparison(List<Difference> differences) {
    private static final Set<String> CHOSEN =
            Set.of(
                    Settings.MODEL.variable(),
                    Settings.MODEL_ID.variable(),
                    Settings.ADAPTER.variable());

    public Comparison {
        differences = List.copyOf(differences);
    }

    /// How a variable differs.
    public enum Change {
        /// Only the second environment has it.
        ADDED,
        /// Only the first environment has it.
        REMOVED,
        /// Both have it, with values that differ.
        CHANGED
    }

    /// A variable that differs. Of two secrets both are masked, and still they differ.
    ///
    /// @param before in the first environment; null where it was added
    /// @param after in the second environment; null where it was removed
    public record Difference(
            String name, Change change, @Nullable Entry before, @Nullable Entry after) {}

    /// Compares values, wherever they come from. A variable that only the process has counts when the other side names it,
    /// and so does a default of the settings table, or what follows from the chosen model: that is in effect wherever nothing
    /// else is said.
    ///
    /// @param all whether it counts otherwise too
    public static Comparison of(Inventory first, Inventory second, boolean all) {
        Set<String> names = new TreeSet<>((all ? first : first.own()).entries().keySet());
        names.addAll((all ? second : second.own()).entries().keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            Entry before = first.entries().get(name);
            Entry after = second.entries().get(name);
            Change change = change(before, after);
            if (change != null) {
                differences.add(new Difference(name, change, before, after));
            }
        }
        return new Comparison(differences);
    }

    private static @Nullable Change change(@Nullable Entry before, @Nullable Entry after) {
        if (before == null || after == null) {
            Entry only = before == null ? after : before;
            boolean builtIn = only == null || only.layer() == null || follows(only);
            return builtIn ? null : before == null ? Change.ADDED : Change.REMOVED;
        }
        return before.text().equals(after.text()) ? null : Change.CHANGED;
    }

    /// Whether it follows from the chosen model; a profile's own variables are never these.
    private static boolean follows(Entry entry) {
        return entry.layer() == LayerName.CHOICE
                || (entry.layer() == LayerName.PROFILE && CHOSEN.contains(entry.name()));
    }
}
