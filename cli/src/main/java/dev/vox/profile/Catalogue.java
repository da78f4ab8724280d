package dev.vox.profile;

import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;

import java.util.List;
import java.util.Optional;

/// The profiles a project can choose from: those that came with the tool, and the project's own over them.
public final class Catalogue {
    private Catalogue() {}

    /// The catalogue of a project.
    ///
    /// @throws InvalidConfiguration naming every mistake of the project's own profiles
    public static Catalogue of(Project project) {
        return new Catalogue();
    }

    /// The names of the profiles, sorted.
    public List<String> names() {
        return List.of();
    }

    /// What a word means: a profile's name, an alias, a model id, or an id that begins as those of a family do.
    public Optional<Match> find(String word) {
        return Optional.empty();
    }

    /// The name, alias or model id that somebody meant by a word that means nothing.
    public Optional<String> nearest(String word) {
        return Optional.empty();
    }

    /// What to do about a word that means nothing: `did you mean piper? there are: cosyvoice2, …`.
    public String hint(String word) {
        return word;
    }

    /// A profile.
    ///
    /// @param name its own, not an alias
    /// @throws IllegalArgumentException when there is none of the name
    public Profile profile(String name) {
        return profiles().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no profile " + name));
    }

    /// Every profile, by name.
    public List<Profile> profiles() {
        return List.of();
    }
}
