package dev.vox.env;

import java.util.List;

/// Rows of the settings table that belong together.
///
/// @param title the heading they stand under
/// @param rows in the order of the reference
public record SettingGroup(String title, List<Setting<?>> rows) {
    public SettingGroup {
        rows = List.copyOf(rows);
    }
}
