package dev.vox.template;

import dev.vox.problem.MissingPrerequisite;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes a folder a project: looks at what is there, plans, writes.
public final class InitService {
    /// Writes the files that are missing and, where that is asked for, those that differ; what is overwritten is kept
    /// beside them.
    ///
    /// @throws MissingPrerequisite naming everything that is in the way; then nothing was written
    public InitReport init(InitRequest request) {
        List<ProjectFile> files = ProjectFile.of(request.template());
        List<String> obstacles = Obstacles.of(request.folder(), files);
        if (!obstacles.isEmpty()) {
            throw new MissingPrerequisite(
                    String.join("\n", obstacles),
                    "nothing was written; clear the way, or name another folder: vox init DIR");
        }
        List<FilePlan> plans = new ArrayList<>();
        for (ProjectFile file : files) {
            plans.add(
                    FilePlan.of(
                            file,
                            read(request.folder(), file),
                            request.force(),
                            () -> unused(request.folder(), file.path() + ".before-init")));
        }
        if (!request.dryRun()) {
            StagedFiles.write(request.folder(), plans);
        }
        return new InitReport(
                request.folder(), request.dryRun(), plans.stream().map(FilePlan::outcome).toList());
    }

    /// The name, or with a number behind it the first that nothing has.
    private static String unused(Path folder, String name) {
        return Stream.concat(
                        Stream.of(name),
                        IntStream.iterate(2, number -> number + 1)
                                .mapToObj(number -> name + "-" + number))
                .filter(each -> !Files.exists(folder.resolve(each), LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String read(Path folder, ProjectFile file) {
        Path path = folder.resolve(file.path());
        if (!Files.exists(path)) {
            return null;
        }
        try {
            byte[] bytes = Files.readAllBytes(path);
            return file.lines() ? strict(bytes) : new String(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new MissingPrerequisite(
                    "[" + file.path() + "] not UTF-8 text", "save it as UTF-8", e);
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "[" + file.path() + "] cannot be read: " + e.getMessage(), null, e);
        }
    }

    /// What is added to a file must not change the rest of it, as replacement characters would.
    private static String strict(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
