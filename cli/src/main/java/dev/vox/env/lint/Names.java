package dev.vox.env.lint;

import dev.vox.env.Definition;
import dev.vox.env.Layer;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The variables of layers.
final class Names {
    private Names() {}

    static Set<String> of(List<Layer> layers) {
        Set<String> names = new TreeSet<>();
        for (Layer layer : layers) {
            layer.definitions().stream().map(Definition::variable).forEach(names::add);
        }
        return names;
    }
}
