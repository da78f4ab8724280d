package dev.vox.profile;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Mistakes.Mistake;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong with a profile's file.
///
/// @param file as it is shown: `profiles/piper.yaml`
/// @param line from 1; null when the whole file is meant
/// @param column from 1; null when the whole file is meant
/// @param problem by the grammar of `VoxException`, without the place
public record ProfileMistake(
        String file, @Nullable Integer line, @Nullable Integer column, String problem) {
    /// By file, line and column.
    static final Comparator<ProfileMistake> ORDER =
            Comparator.comparing(ProfileMistake::file)
                    .thenComparing(
                            ProfileMistake::line, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(
                            ProfileMistake::column,
                            Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(ProfileMistake::problem);

    static ProfileMistake of(Mistake mistake) {
        return new ProfileMistake(
                mistake.place().source(),
                mistake.place().line(),
                mistake.place().column(),
                mistake.problem());
    }

    static ProfileMistake ofFile(String file, String problem) {
        return new ProfileMistake(file, null, null, problem);
    }

    /// What the door to YAML says of a text that is none: `file:line:column: problem`, or `file: problem`.
    static ProfileMistake of(String file, InvalidConfiguration unreadable) {
        String message = String.valueOf(unreadable.getMessage());
        Matcher placed =
                Pattern.compile(Pattern.quote(file) + ":(\\d+):(\\d+): (.*)").matcher(message);
        return placed.matches()
                ? new ProfileMistake(
                        file,
                        Integer.valueOf(placed.group(1)),
                        Integer.valueOf(placed.group(2)),
                        placed.group(3))
                : ofFile(file, message.replaceFirst(Pattern.quote(file) + ": ", ""));
    }

    /// `file:line:column: problem`.
    @Override
    public String toString() {
        return line == null
                ? file + ": " + problem
                : file + ":" + line + ":" + column + ": " + problem;
    }
}
