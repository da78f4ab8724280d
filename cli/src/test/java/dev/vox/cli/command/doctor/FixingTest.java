package dev.vox.cli.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.cli.output.Streams;
import dev.vox.env.Project;
import dev.vox.validate.bundle.Censor;
import dev.vox.validate.doctor.Treatment;
import dev.vox.validate.remedy.Change;
import dev.vox.validate.remedy.Remedy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class FixingTest {
    private static final Path ROOT = Path.of("/project");

    @Test
    void whatAFileHoldsMovesNoCursorOfTheTerminalThatShowsIt() {
        Change edit =
                new Change.Edit(
                        ROOT.resolve(".env"),
                        "A=1\u001b[2J\nA=2\n",
                        "A=2\n",
                        List.of("drop the first\u001b[1A"));

        String shown = fixing().shown(new Treatment(Map.of(remedy(), List.of(edit))));

        assertThat(shown)
                .contains(".env: drop the first\n")
                .contains("  -A=1\n")
                .doesNotContain("\u001b");
    }

    private static Fixing fixing() {
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        Streams.Sink.pipe(new ByteArrayOutputStream()),
                        Streams.Sink.pipe(new ByteArrayOutputStream()),
                        false);
        return new Fixing(new Project(ROOT), Censor.of(List.of(), Set.of()), streams);
    }

    private static Remedy remedy() {
        return new Remedy() {
            @Override
            public Set<String> answersTo() {
                return Set.of("project.env");
            }

            @Override
            public List<Change> plan() {
                return List.of();
            }
        };
    }
}
