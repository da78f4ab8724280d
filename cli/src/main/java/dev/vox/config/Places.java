package dev.vox.config;

import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/// Where the values of a document stand, by their keys from the root: `compose.files`.
final class Places {
    private Places() {}

    static Map<String, Place> of(Mapping document) {
        Map<String, Place> places = new LinkedHashMap<>();
        collect("", document, places);
        return places;
    }

    private static void collect(String path, Mapping mapping, Map<String, Place> places) {
        for (Entry entry : mapping.entries()) {
            YamlNode value = entry.value();
            if (value instanceof Mapping inner) {
                collect(path + entry.key() + ".", inner, places);
            } else {
                places.put(path + entry.key(), entry.place());
            }
        }
    }
}
