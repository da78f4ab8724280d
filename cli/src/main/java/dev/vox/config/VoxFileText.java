package dev.vox.config;

import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What `vox.yaml` holds, as text.
final class VoxFileText {
    private VoxFileText() {}

    /// @return empty when there is no such file
    /// @throws InvalidConfiguration when it is no readable text in UTF-8
    static Optional<String> of(Project project) {
        Path file = project.root().resolve(VoxFile.NAME);
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration(VoxFile.NAME + ": not UTF-8 text", null, e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    VoxFile.NAME + ": cannot be read: " + e.getMessage(),
                    "see what it is and who may read it: ls -ld " + file,
                    e);
        }
    }
}
