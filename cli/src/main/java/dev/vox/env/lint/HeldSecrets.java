package dev.vox.env.lint;

import dev.vox.env.Placeholders;
import dev.vox.env.Secrets;
import dev.vox.env.dotenv.Assignment;

import java.util.List;
import java.util.stream.Stream;

/// The secrets that a file itself tells.
final class HeldSecrets {
    private HeldSecrets() {}

    /// Assignments whose own text is a secret, that give one a default, or that hold a URL with a password: not empty, no placeholder, not made of other
    /// variables alone.
    static List<Assignment> of(LintFile file, Subject subject) {
        return file.assignments().stream()
                .filter(assignment -> words(assignment, subject).anyMatch(HeldSecrets::isSecret))
                .toList();
    }

    private static Stream<String> words(Assignment assignment, Subject subject) {
        return subject.secrets().has(assignment.key())
                ? Stream.of(Texts.own(assignment))
                : Stream.concat(
                        Texts.defaults(assignment, subject.secrets()).stream(),
                        Secrets.passwordsOfUrls(Texts.own(assignment)).stream());
    }

    private static boolean isSecret(String word) {
        return !word.isBlank() && !Placeholders.has(word);
    }
}
