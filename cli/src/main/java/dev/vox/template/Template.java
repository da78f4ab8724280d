package dev.vox.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What kind of project `vox init` makes.
public enum Template {
    /// Variables, profiles and checks: for the embedded stack, or beside a Compose file of one's own.
    PROJECT,
    /// The same and the stack in containers: a Compose file and what its images are built from.
    COMPOSE;

    /// As it is typed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All of them as they are typed.
    public static List<String> words() {
        return Arrays.stream(values()).map(Template::word).toList();
    }
}
