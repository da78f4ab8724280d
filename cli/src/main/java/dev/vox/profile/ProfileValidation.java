package dev.vox.profile;

import dev.vox.env.Project;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What came of checking files of profiles.
///
/// @param files as they are shown
/// @param mistakes in the order of the files, each once
public record ProfileValidation(List<String> files, List<ProfileMistake> mistakes) {
    public ProfileValidation {
        files = List.copyOf(files);
        mistakes = List.copyOf(mistakes);
    }

    /// Checks the project's own profiles, or the files that are named; these may extend each other, the project's own and
    /// those that came with the tool.
    ///
    /// @param named absolute; none for all of the project's own
    public static ProfileValidation of(Project project, List<Path> named) {
        Path root = project.root();
        List<Path> own = ProfileFile.in(root);
        Set<Path> all = new LinkedHashSet<>(named.stream().map(Path::normalize).toList());
        all.addAll(own);
        List<String> files =
                (named.isEmpty() ? own : named)
                        .stream().map(file -> ProfileFile.shown(root, file)).distinct().toList();
        List<ProfileMistake> mistakes =
                OwnProfiles.read(root, List.copyOf(all), new ShippedProfiles()).mistakes();
        return new ProfileValidation(
                files,
                mistakes.stream().filter(mistake -> files.contains(mistake.file())).toList());
    }

    /// Whether all is well.
    public boolean valid() {
        return mistakes.isEmpty();
    }

    /// How many mistakes a file has.
    public long mistakesOf(String file) {
        return Stream.of(file)
                .flatMap(name -> mistakes.stream().filter(each -> each.file().equals(name)))
                .count();
    }
}
