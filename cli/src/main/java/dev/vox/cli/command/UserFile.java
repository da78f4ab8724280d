package dev.vox.cli.command;

import dev.vox.problem.InvalidConfiguration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A text file that the user named.
public final class UserFile {
    private UserFile() {}

    /// Whether a word that may be a name or a YAML file is meant as a file.
    public static boolean meant(String word) {
        return word.endsWith(".yaml")
                || word.endsWith(".yml")
                || word.contains("/")
                || Files.isRegularFile(Path.of(word));
    }

    /// What is in it.
    ///
    /// @throws InvalidConfiguration when it is not there, cannot be read, or is no UTF-8
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidConfiguration("[%s] is not there".formatted(file), null, e);
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration("[%s] is not UTF-8".formatted(file), null, e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be read: %s".formatted(file, e.getMessage()), null, e);
        }
    }
}
