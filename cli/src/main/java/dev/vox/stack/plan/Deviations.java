package dev.vox.stack.plan;

import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Variable;
import dev.vox.env.Variables;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the variables that differ from the defaults, which are `.env.defaults` and the settings table.
///
/// Of the process's environment only those count that a row of the table or a file of the project names, without the rows of the tool itself.
public final class Deviations {
    private final Map<String, Setting<?>> rows = new HashMap<>();
    private final Set<String> concerned = new HashSet<>();
    private final Variables effective;
    private final Variables defaults;

    private Deviations(Variables effective) {
        this.effective = effective;
        this.defaults =
                Variables.resolve(
                        effective.layers().stream()
                                .filter(layer -> layer.name() == LayerName.DEFAULTS)
                                .toList(),
                        ExpandOrder.VOX);
        Settings.ofProjects().forEach(this::concern);
        concerned.addAll(rows.keySet());
        for (Layer layer : effective.layers()) {
            if (layer.name() != LayerName.PROCESS) {
                layer.definitions().forEach(each -> concerned.add(each.variable()));
            }
        }
    }

    private void concern(Setting<?> setting) {
        rows.put(setting.variable(), setting);
        concerned.addAll(setting.olderVariables());
    }

    /// Those of an environment, by name.
    public static List<Deviation> of(Variables effective) {
        return new Deviations(effective).find();
    }

    private List<Deviation> find() {
        List<Deviation> deviations = new ArrayList<>();
        for (Variable variable : effective.all().values()) {
            if (concerned.contains(variable.name()) && deviates(variable)) {
                deviations.add(
                        new Deviation(
                                variable.name(),
                                variable.masked(),
                                fallback(variable.name(), true),
                                variable.layer(),
                                variable.origin().label()));
            }
        }
        return deviations;
    }

    private boolean deviates(Variable variable) {
        String fallback = fallback(variable.name(), false);
        return variable.layer() != LayerName.DEFAULTS
                && !variable.text().equals(fallback == null ? "" : fallback);
    }

    private @Nullable String fallback(String name, boolean masked) {
        Variable written = defaults.find(name).orElse(null);
        if (written != null) {
            return masked ? written.masked() : written.text();
        }
        Setting<?> row = rows.get(name);
        return row == null ? null : row.fallbackText().orElse(null);
    }
}
