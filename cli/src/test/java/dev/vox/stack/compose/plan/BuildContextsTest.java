package dev.vox.stack.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.read.ComposeFiles;
import dev.vox.stack.compose.model.read.ComposeReader;
import dev.vox.stack.plan.Problem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class BuildContextsTest {
    private static final String PLAIN = "{context: ., dockerfile: Dockerfile}";

    @TempDir Path project;
    @TempDir Path cache;

    @BeforeEach
    void aProjectOfAFewFiles() throws IOException {
        write("Dockerfile", "FROM scratch\nCOPY . /\n");
        write("src/main.py", "print('hello')\n");
        write("src/deep/er.py", "pass\n");
        write("src.txt", "beside the folder\n");
        write("notes.md", "nothing\n");
        write(".dockerignore", "*.md\n");
        write("compose.yaml", "");
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String digest() throws InterruptedException, IOException {
        return digest(PLAIN);
    }

    private String digest(String build) throws InterruptedException, IOException {
        return digests(build, Instant.now().plus(Duration.ofHours(1))).contexts().get("app");
    }

    /// The description lies elsewhere, so that it is no part of the context.
    private BuildContexts.Digests digests(String build, Instant now)
            throws InterruptedException, IOException {
        Path file =
                Files.writeString(
                        cache.resolve("described.yaml"), "services: {app: {build: " + build + "}}");
        ComposeModel model =
                ComposeReader.read(new ComposeFiles(project, List.of(file), "test"), Map.of());
        return new BuildContexts(cache.resolve("digests"), () -> now).of(model, Set.of("app"));
    }

    @Test
    void theSameFilesAreTheSameWhenTheyAreTouchedOrReadAgain() throws Exception {
        String first = digest();
        String again = digest();
        Files.setLastModifiedTime(project.resolve("src/main.py"), FileTime.from(Instant.EPOCH));

        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(again).isEqualTo(first);
        assertThat(digest()).isEqualTo(first);
    }

    @Test
    void whatTheBuilderDoesNotGetDoesNotCount() throws Exception {
        String first = digest();
        write("notes.md", "something");
        write(".git/index", "x");
        write(".vox/run/compose.json", "{}");

        assertThat(digest()).isEqualTo(first);
    }

    @Test
    void everythingThatTheBuilderGetsCounts() throws Exception {
        String first = digest();
        write("src/main.py", "print('hullo')\n");
        String content = digest();
        Files.setPosixFilePermissions(
                project.resolve("src/main.py"), PosixFilePermissions.fromString("rwxr-x---"));
        String mode = digest();
        Files.createSymbolicLink(project.resolve("link"), Path.of("src"));
        String link = digest();
        Files.delete(project.resolve("link"));
        Files.createSymbolicLink(project.resolve("link"), Path.of("nowhere"));
        String elsewhere = digest();
        Files.createDirectory(project.resolve("empty"));
        String folder = digest();
        Files.move(project.resolve("src.txt"), project.resolve("moved.txt"));
        String name = digest();
        write(".dockerignore", "");
        String rules = digest();
        write("Dockerfile", "FROM scratch\n");
        String dockerfile = digest();

        assertThat(List.of(first, content, mode, link, elsewhere, folder, name, rules, dockerfile))
                .doesNotHaveDuplicates();
    }

    @Test
    void theWayOfBuildingCounts() throws Exception {
        write("other/file", "x");
        assertThat(
                        List.of(
                                digest(PLAIN),
                                digest("{context: ., target: a}"),
                                digest("{context: ., args: {A: 1}}"),
                                digest("{context: ., args: {A: 2}}"),
                                digest("{context: ., additional_contexts: {o: ./other}}"),
                                digest("{context: ./src, dockerfile: ../Dockerfile}"),
                                digest("{context: ., dockerfile_inline: FROM scratch}")))
                .doesNotHaveDuplicates();
        String before =
                digest(
                        "{context: ./src, dockerfile: ../Dockerfile, additional_contexts: {o:"
                                + " ./other}}");
        write("other/file", "y");
        assertThat(
                        digest(
                                "{context: ./src, dockerfile: ../Dockerfile, additional_contexts:"
                                        + " {o: ./other}}"))
                .isNotEqualTo(before);
    }

    @Test
    void aDockerfilesOwnIgnoreFileComesFirst() throws Exception {
        write("Dockerfile.dockerignore", "src.txt\nDockerfile.dockerignore\n.dockerignore\n");
        String first = digest();
        write("src.txt", "another");
        assertThat(digest()).isEqualTo(first);
        write("notes.md", "another");
        assertThat(digest()).isNotEqualTo(first);
    }

    @Test
    void whatWasReadIsNotReadAgain() throws Exception {
        String first = digest();
        Path kept = kept();
        String lines = Files.readString(kept);
        String known =
                lines.lines()
                        .filter(line -> line.endsWith("\tsrc/main.py"))
                        .findFirst()
                        .orElseThrow();
        Files.writeString(kept, lines.replace(known, "0".repeat(64) + known.substring(64)));

        String believed = digest();
        Files.setLastModifiedTime(project.resolve("src/main.py"), FileTime.from(Instant.EPOCH));

        assertThat(believed).isNotEqualTo(first);
        assertThat(digest()).isEqualTo(first);
    }

    @Test
    void aFileThatHasJustChangedIsNotTrustedTheNextTime() throws Exception {
        digests(PLAIN, Instant.now());

        assertThat(Files.readString(kept())).doesNotContain("main.py");
    }

    @Test
    void aCacheThatIsGoneOrBrokenCostsOnlyTime() throws Exception {
        String first = digest();
        Files.writeString(kept(), "vox context digests 1\nnonsense\n\t\t\n");
        assertThat(digest()).isEqualTo(first);
        Files.delete(kept());
        assertThat(digest()).isEqualTo(first);
        Files.delete(kept());
        Files.delete(cache.resolve("digests"));
        Files.writeString(cache.resolve("digests"), "in the way");
        assertThat(digest()).isEqualTo(first);
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("digests"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void thePatternThatIsNoneIsNamed() throws Exception {
        write(".dockerignore", "[a\n");

        assertThat(digests(PLAIN, Instant.now()).problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains(
                        "[app] what it is built from: .dockerignore has a pattern that is none, ");
    }

    @Test
    void whatIsNotThereIsLeftOut() throws Exception {
        assertThat(digests("{context: ./nowhere}", Instant.now()).contexts()).isEmpty();
        assertThat(digests("{context: ., dockerfile: No}", Instant.now()).contexts()).isEmpty();
        assertThat(digests("https://example.com/x.git", Instant.now()).contexts()).isEmpty();
    }

    @Test
    void namesAreKeptInTheOrderOfAWalk() {
        assertThat(Stream.of("a.b", "a/x", "a", "b", "a/b/c", "a-").sorted(DigestCache::order))
                .containsExactly("a", "a/b/c", "a/x", "a-", "a.b", "b");
    }
}
