package dev.vox.stack.plan;

import dev.vox.env.ExpandOrder;
import dev.vox.env.LayerName;
import dev.vox.env.Variables;
import dev.vox.env.inspect.Comparison;
import dev.vox.env.inspect.Disclosure;
import dev.vox.env.inspect.Inventory;

import java.util.List;
import java.util.stream.Stream;

/// Finds the variables that differ from the defaults, which are `.env.defaults` and the settings table: what
/// `vox env diff defaults .` finds.
public final class Deviations {
    private Deviations() {}

    /// Those of an environment, by name.
    public static List<Deviation> of(Variables effective) {
        Variables defaults =
                Variables.resolve(
                        effective.layers().stream()
                                .filter(layer -> layer.name() == LayerName.DEFAULTS)
                                .toList(),
                        ExpandOrder.VOX);
        Comparison comparison =
                Comparison.of(
                        Inventory.of(defaults, Disclosure.MASKED),
                        Inventory.of(effective, Disclosure.MASKED),
                        false);
        return comparison.differences().stream().flatMap(Deviations::deviation).toList();
    }

    private static Stream<Deviation> deviation(Comparison.Difference difference) {
        Inventory.Entry before = difference.before();
        Inventory.Entry after = difference.after();
        LayerName layer = after == null ? null : after.layer();
        if (after == null || layer == null) {
            return Stream.empty();
        }
        return Stream.of(
                new Deviation(
                        difference.name(),
                        after.shown(),
                        before == null ? null : before.shown(),
                        layer,
                        after.origin().label()));
    }
}
