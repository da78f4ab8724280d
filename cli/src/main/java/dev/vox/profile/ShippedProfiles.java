package dev.vox.profile;

import dev.vox.env.Definition;
import dev.vox.env.Origin;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlNode.Mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/// The profiles that came with the tool. Their index answers what a choice asks, so that no YAML is read for it; a file is
/// read when its profile is asked for.
final class ShippedProfiles {
    private static final String FOLDER = "profiles/";
    private static final String SHOWN = "vox:";
    private static final String END = ".yaml";

    private final SortedMap<String, ProfileEntry> entries = new TreeMap<>();

    ShippedProfiles() {
        Properties index = index();
        for (String name : words(index, "profiles")) {
            entries.put(name, entry(index, name));
        }
    }

    SortedMap<String, ProfileEntry> entries() {
        return entries;
    }

    /// A profile's file as it is, before inheritance; empty when there is none of the name.
    Optional<Mapping> document(String name) {
        return entries.containsKey(name) && Yaml.parse(shown(name), text(name)) instanceof Mapping m
                ? Optional.of(m)
                : Optional.empty();
    }

    /// A profile.
    ///
    /// @throws IllegalArgumentException when there is none of the name
    Profile profile(String name) {
        Mapping document =
                document(name)
                        .orElseThrow(() -> new IllegalArgumentException("no profile " + name));
        Mistakes mistakes = new Mistakes();
        Profile profile =
                new ProfileReader(mistakes).read(document, new ProfileSource(shown(name), true));
        mistakes.check();
        return profile;
    }

    /// Where a line of a profile stands: a shipped profile is named as a whole, since its file is in the tool.
    static Origin origin(Place place) {
        String file = place.source();
        return file.startsWith(SHOWN)
                ? new Origin.Profile(
                        file.substring(
                                SHOWN.length() + FOLDER.length(), file.length() - END.length()))
                : new Origin.FileLine(Path.of(file), place.line());
    }

    private static String file(String name) {
        return FOLDER + name + END;
    }

    private static String shown(String name) {
        return SHOWN + file(name);
    }

    private static ProfileEntry entry(Properties index, String name) {
        List<Definition> env = new ArrayList<>();
        String prefix = name + ".env.";
        for (String key : new TreeMap<>(index).keySet().stream().map(String::valueOf).toList()) {
            if (key.startsWith(prefix)) {
                String variable = key.substring(prefix.length());
                String text = index.getProperty(key);
                env.add(new Definition(variable, text, true, new Origin.Profile(name), false));
            }
        }
        return new ProfileEntry(
                name,
                words(index, name + ".aliases"),
                index.getProperty(name + ".family"),
                words(index, name + ".models"),
                env);
    }

    private static List<String> words(Properties index, String key) {
        String text = index.getProperty(key, "");
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static Properties index() {
        Properties index = new Properties();
        try {
            index.load(new StringReader(ShippedIndex.TEXT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return index;
    }

    private static String text(String name) {
        try (InputStream stream = resource(file(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String path) {
        InputStream stream = ShippedProfiles.class.getResourceAsStream("/" + path);
        if (stream == null) {
            throw new IllegalStateException(path + " is not in this build");
        }
        return stream;
    }
}
