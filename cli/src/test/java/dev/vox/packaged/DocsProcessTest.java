package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.packaged.PackagedTool.Outcome;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the docs tell a new user to type works, in the order in which they tell it.
@Timeout(300)
class DocsProcessTest {
    private static final Path CHECKOUT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console$(.*?)^```$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tutorial/first-stack.md"})
    void everyConsoleBlockRuns(String page) throws Exception {
        List<String> commands = commands(Files.readString(CHECKOUT.resolve(page)));
        assertThat(commands).hasSizeGreaterThan(4);
        PackagedTool vox = PackagedTool.in(folder);
        try {
            for (String command : commands) {
                Outcome outcome = vox.run(words(command));
                assertThat(outcome.exit()).as(command + "\n" + outcome.err()).isZero();
            }
        } finally {
            assertThat(vox.run("stop").exit()).isZero();
        }
    }

    private static List<String> commands(String page) {
        List<String> commands = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            blocks.group(1)
                    .lines()
                    .filter(line -> line.startsWith("$ ./vox "))
                    .forEach(line -> commands.add(line.substring("$ ./vox ".length())));
        }
        return commands;
    }

    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words.toArray(String[]::new);
    }
}
