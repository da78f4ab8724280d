package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service;
import dev.vox.yaml.Place;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// How messages name places and files.
final class Places {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Places() {}

    /// `docker-compose.yml:12`.
    static String of(Place place) {
        return place.source() + ":" + place.line();
    }

    /// `docker-compose.yml:12: [worker] `, which a problem of a service begins with.
    static String before(Service service) {
        return of(service.place()) + ": [" + service.name() + "] ";
    }

    /// A path as somebody in the folder writes it.
    static String relative(Path folder, Path path) {
        return path.startsWith(folder) && !path.equals(folder)
                ? folder.relativize(path).toString()
                : path.toString();
    }

    /// A word as a shell takes it.
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
