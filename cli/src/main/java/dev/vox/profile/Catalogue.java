package dev.vox.profile;

import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Match.By;
import dev.vox.text.Nearest;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The profiles a project can choose from: those that came with the tool, and the project's own over them.
///
/// A word is looked up among names, then aliases, then model ids. A profile of the project's own takes the place of the
/// shipped one of its name, and its name and aliases go before a shipped one's alias.
public final class Catalogue {
    private final ShippedProfiles shipped;
    private final SortedMap<String, Profile> own;
    private final SortedMap<String, ProfileEntry> entries;
    private final Map<String, String> aliases;

    private Catalogue(ShippedProfiles shipped, List<Profile> own) {
        this.shipped = shipped;
        this.own = new TreeMap<>();
        own.forEach(profile -> this.own.put(profile.name(), profile));
        this.entries = new TreeMap<>(shipped.entries());
        this.own.forEach((name, profile) -> entries.put(name, ProfileEntry.of(profile)));
        this.aliases = aliases();
    }

    /// The catalogue of a project.
    ///
    /// @throws InvalidConfiguration naming every mistake of the project's own profiles
    public static Catalogue of(Project project) {
        ShippedProfiles shipped = new ShippedProfiles();
        List<Path> files = ProfileFile.in(project.root());
        return new Catalogue(shipped, files.isEmpty() ? List.of() : own(project, files, shipped));
    }

    /// That of a project without profiles of its own.
    static Catalogue shipped() {
        return new Catalogue(new ShippedProfiles(), List.of());
    }

    private static List<Profile> own(Project project, List<Path> files, ShippedProfiles shipped) {
        OwnProfiles own = OwnProfiles.read(project.root(), files, shipped);
        if (!own.mistakes().isEmpty()) {
            throw new InvalidConfiguration(
                    own.mistakes().stream()
                            .map(ProfileMistake::toString)
                            .collect(Collectors.joining("\n")),
                    "see them again: vox profile validate");
        }
        return own.profiles();
    }

    private Map<String, String> aliases() {
        Map<String, String> found = new HashMap<>();
        shipped.entries().values().stream()
                .filter(entry -> !own.containsKey(entry.name()))
                .forEach(entry -> entry.aliases().forEach(alias -> found.put(alias, entry.name())));
        own.values()
                .forEach(profile ->
                        profile.aliases().forEach(alias -> found.put(alias, profile.name())));
        return found;
    }

    /// The variables that the profiles set.
    Set<String> variables() {
        Set<String> variables = new LinkedHashSet<>();
        entries.values().stream()
                .flatMap(entry -> entry.env().stream())
                .forEach(each -> variables.add(each.variable()));
        return variables;
    }

    /// The names of the profiles, sorted.
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /// What a word means: a profile's name, an alias, a model id, or an id that begins as those of a family do.
    public Optional<Match> find(String word) {
        if (entries.containsKey(word)) {
            return Optional.of(new Match(word, entry(word).defaultModel(), By.NAME));
        }
        String name = aliases.get(word);
        return name == null
                ? findModel(word)
                : Optional.of(new Match(name, entry(name).defaultModel(), By.ALIAS));
    }

    /// The profile that a model id belongs to: the one whose default it is, else one that lists it, else one of the family
    /// with whose name and a hyphen it begins. Of several, the profile that is named as its family goes first.
    Optional<Match> findModel(String id) {
        return first(entry -> entry.defaultModel().equals(id))
                .or(() -> first(entry -> entry.models().contains(id)))
                .or(() -> first(entry -> entry.speaks(id)))
                .map(entry -> new Match(entry.name(), id, By.ID));
    }

    /// The profile of a family: the one that is named as it, else the first by name.
    Optional<Match> findFamily(String family) {
        return first(entry -> entry.family().equals(family))
                .map(entry -> new Match(entry.name(), entry.defaultModel(), By.NAME));
    }

    private Optional<ProfileEntry> first(Predicate<ProfileEntry> wanted) {
        List<ProfileEntry> found = entries.values().stream().filter(wanted).toList();
        return found.stream()
                .filter(entry -> entry.name().equals(entry.family()))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /// What the choice has to know of a profile that is there.
    ProfileEntry entry(String name) {
        ProfileEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no profile " + name);
        }
        return entry;
    }

    /// The name, alias or model id that somebody meant by a word that means nothing.
    public Optional<String> nearest(String word) {
        Set<String> words = new LinkedHashSet<>(entries.keySet());
        words.addAll(new TreeMap<>(aliases).keySet());
        entries.values().forEach(entry -> words.addAll(entry.models()));
        return Nearest.to(word, words);
    }

    /// What to do about a word that means nothing: `did you mean 'piper'? there are: cosyvoice2, …`.
    public String hint(String word) {
        return nearest(word).map("did you mean '%s'? "::formatted).orElse("")
                + "there are: "
                + String.join(", ", names());
    }

    /// A profile.
    ///
    /// @param name its own, not an alias
    /// @throws IllegalArgumentException when there is none of the name
    public Profile profile(String name) {
        Profile profile = own.get(name);
        return profile == null ? shipped.profile(name) : profile;
    }

    /// Every profile, by name.
    public List<Profile> profiles() {
        return entries.keySet().stream().map(this::profile).toList();
    }
}
