package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.validate.CheckBroken;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class FileMatchKindTest {
    @TempDir Path root;

    @BeforeEach
    void makeFiles() throws Exception {
        Files.createDirectories(root.resolve("docs/deep"));
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve("README.md"), "one\n  exit 70: a bug\n");
        Files.writeString(root.resolve("docs/deep/a.md"), "exit 70\nexit 70\n");
        Files.writeString(root.resolve("docs/b.md"), "nothing\n");
        Files.writeString(root.resolve(".git/c.md"), "exit 70\n");
        Files.writeString(root.resolve(".env"), "HF_TOKEN=hf_abcdefgh\nOPENAI_API_KEY: \"sk-1\"\n");
        Files.writeString(root.resolve("evil.txt"), "a".repeat(60) + "b\n");
    }

    @Test
    void linesAreCountedInEveryFileThatAGlobNames() throws Exception {
        assertThat(look("{files: '**/*.md', pattern: 'exit \\d+', count: 3}"))
                .isEqualTo(
                        """
                        PASS
                        files = 3
                        README.md:2 = exit 70: a bug
                        docs/deep/a.md:1 = exit 70
                        docs/deep/a.md:2 = exit 70
                        matching lines = 3\
                        """);
        assertThat(look("{files: [README.md, docs/*.md], pattern: exit 71, absent: true}"))
                .isEqualTo("PASS\nfiles = 2\nmatching lines = 0");
    }

    @Test
    void theFilesOfAProjectWithinTheProjectAreItsOwn() throws Exception {
        Files.createDirectories(root.resolve("examples/chat/docs"));
        Files.writeString(root.resolve("examples/chat/vox.yaml"), "");
        Files.writeString(root.resolve("examples/chat/docs/d.md"), "exit 70\n");
        Files.writeString(root.resolve("examples/e.md"), "exit 70\n");

        assertThat(look("{files: 'examples/**/*.md', pattern: exit}"))
                .isEqualTo("PASS\nfiles = 1\nexamples/e.md:1 = exit 70\nmatching lines = 1");
    }

    @Test
    void aGlobThatNamesAProjectWithinGoesIntoItForItselfAlone() throws Exception {
        Files.createDirectories(root.resolve("examples/chat/docs"));
        Files.writeString(root.resolve("examples/chat/docker-compose.yml"), "exit 70\n");
        Files.writeString(root.resolve("examples/chat/docs/d.md"), "exit 70\n");

        assertThat(look("{files: ['**/*.md', 'examples/chat/*.yml'], pattern: exit}"))
                .startsWith("PASS\nfiles = 4\n")
                .contains("examples/chat/docker-compose.yml:1 = exit 70")
                .doesNotContain("d.md");
    }

    @Test
    void tooManyOrTooFewFail() throws Exception {
        assertThat(look("{files: README.md, pattern: exit, absent: true}"))
                .isEqualTo(
                        "FAIL matching lines: wanted at most 0, saw 1\n"
                                + "files = 1\nREADME.md:2 = exit 70: a bug\nmatching lines = 1");
        assertThat(look("{files: '**/*.md', pattern: exit, each: true}"))
                .startsWith("FAIL matching lines of docs/b.md: wanted at least 1, saw 0\n");
    }

    @Test
    void theLineOfASecretIsNotShown() throws Exception {
        assertThat(look("{files: .env, pattern: 'TOKEN|KEY'}"))
                .isEqualTo(
                        """
                        PASS
                        files = 1
                        .env:1 = HF_TOKEN=***
                        .env:2 = OPENAI_API_KEY: ***
                        matching lines = 2\
                        """);
    }

    @Test
    void noFileAtAllIsAMissingPrerequisite() throws Exception {
        assertThat(look("{files: '*.py', pattern: x, absent: true}"))
                .isEqualTo("SKIP there is no file *.py\nfiles = 0");
    }

    @Test
    void aPatternWithoutEndBreaksTheCheck() {
        assertThatThrownBy(() -> look("{files: evil.txt, pattern: '^(a+)+\\1c$'}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("evil.txt:1: the pattern '^(a+)+\\1c$' takes too long on this text");
    }

    @Test
    void aWrongPatternIsToldAtItsCharacter() {
        assertThat(FakeTarget.mistakes(new FileMatchKind(), "files: x\npattern: a(b"))
                .containsExactly(
                        "phase.yaml:2:13: 'pattern' is no pattern: unclosed group at its character"
                                + " 4");
    }

    private String look(String with) throws Exception {
        return FakeTarget.told(new FakeTarget(root).look(new FileMatchKind(), with));
    }
}
