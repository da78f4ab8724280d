package dev.vox.cli.command;

import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Settings;
import dev.vox.profile.Configuration;
import dev.vox.profile.ModelChoice;

/// Whether the mock is to speak in the place of every model, as `ADAPTER_TYPE=mock` asks for.
///
/// The mock as a model among others, `vox dev mock`, has that adapter as well and leaves the other engines their ids.
final class ToneOnly {
    private static final String MOCK = "mock";

    private ToneOnly() {}

    static boolean of(Configuration configuration) {
        ModelChoice choice = configuration.choice();
        if (!choice.adapter().equals(MOCK)) {
            return false;
        }
        if (!choice.profile().equals(MOCK)) {
            return true;
        }
        boolean named =
                says(configuration, Settings.MODEL.variable(), LayerName.DEFAULTS)
                        || says(configuration, Settings.MODEL_ID.variable(), LayerName.DEFAULTS);
        return says(
                configuration,
                Settings.ADAPTER.variable(),
                named ? LayerName.EXISTING : LayerName.DEFAULTS);
    }

    /// Whether a layer of that weight or more sets a variable; what follows from the choice itself does not count.
    private static boolean says(Configuration configuration, String variable, LayerName least) {
        return configuration.variables().layers().stream()
                .filter(layer -> layer.name().compareTo(least) >= 0)
                .filter(layer ->
                        layer.name() != LayerName.PROFILE && layer.name() != LayerName.MODEL)
                .anyMatch(layer -> defines(layer, variable));
    }

    private static boolean defines(Layer layer, String variable) {
        return layer.definitions().stream()
                .anyMatch(each -> each.variable().equals(variable) && !each.text().isBlank());
    }
}
