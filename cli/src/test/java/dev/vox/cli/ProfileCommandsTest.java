package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ProfileCommandsTest {
    @TempDir Path root;

    private Run vox(String... words) {
        String[] line = new String[words.length + 3];
        line[0] = "profile";
        System.arraycopy(words, 0, line, 1, words.length);
        line[words.length + 1] = "--project";
        line[words.length + 2] = root.toString();
        return Run.vox(line);
    }

    @Test
    void everyProfileIsListed() {
        Run run = vox("list");

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(8);
        assertThat(run.out()).contains("kevin\tkevin16\tcpu\tembedded\t\tchosen\n");
    }

    @Test
    void theListIsThereEvenWhenTheChosenModelIsNot() throws IOException {
        Files.writeString(root.resolve(".env"), "DEFAULT_MODEL=pieper\n");

        Run run = vox("list", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"choice\":null");
    }

    @Test
    void aProfileIsShownByItsAliasToo() {
        Run run = vox("show", "cosyvoice");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("name\tcosyvoice2\n");
    }

    @Test
    void aProfileThatIsNotThereIsAUsageProblem() {
        Run run = vox("show", "pieper");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("error: unknown profile 'pieper'")
                .contains("did you mean 'piper'? there are: cosyvoice2, espeak, kevin,");
    }

    @Test
    void aWrongProfileIsANegativeAnswerOfValidateAndAFailureOfTheOthers() throws IOException {
        Files.createDirectories(root.resolve("profiles"));
        Files.writeString(root.resolve("profiles/a.yaml"), "name: a\nextends: piper\nx: 1\n");

        Run answer = vox("validate");
        Run failure = vox("list");

        assertThat(answer.exit()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(answer.out()).isEqualTo("profiles/a.yaml\t3\t1\tunknown key 'x'\n");
        assertThat(failure.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(failure.err()).contains("error: profiles/a.yaml:3:1: unknown key 'x'");
    }

    @Test
    void aFileIsCheckedByItsName() throws IOException {
        Path file = root.resolve("elsewhere.yaml");
        Files.writeString(file, "name: a\nextends: kevin\n");

        assertThat(vox("validate", file.toString()).exit()).isZero();
        assertThat(vox("validate", root.resolve("none.yaml").toString()).out())
                .isEqualTo("none.yaml\t\t\tno such file\n");
    }
}
