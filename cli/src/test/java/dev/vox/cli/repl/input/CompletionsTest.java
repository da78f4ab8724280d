package dev.vox.cli.repl.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What may stand at the cursor.
class CompletionsTest {
    private final Completions completions =
            new Completions(() -> List.of("kevin16"), () -> List.of("kevin", "mock"));

    @TempDir Path folder;

    @Test
    void a_slash_offers_every_command_and_a_turn_offers_nothing() {
        assertThat(words("/pa")).containsAll(Verb.allTyped());
        assertThat(words("Hello")).isEmpty();
        assertThat(words("Hello", "th")).isEmpty();
    }

    @Test
    void behind_a_command_stands_what_it_takes() {
        assertThat(words("/voice", "")).containsExactly("kevin16");
        assertThat(words("/model", "k")).containsExactly("kevin", "mock");
        assertThat(words("/noise", "")).contains("cough", "babble", "hum", "off");
        assertThat(words("/noise", "hum", "")).contains("10dB");
        assertThat(words("/voice", "kevin16", "")).isEmpty();
        assertThat(words("/pause", "")).isEmpty();
        assertThat(words("/help", "")).contains("interrupt");
    }

    @Test
    void files_are_offered_folder_by_folder() throws Exception {
        Files.createDirectories(folder.resolve("questions"));
        Files.createFile(folder.resolve("question.wav"));
        Files.createFile(folder.resolve(".hidden.wav"));

        assertThat(words("/wav", folder + "/qu"))
                .containsExactlyInAnyOrder(folder + "/question.wav", folder + "/questions/");
        assertThat(words("/wav", folder + "/.")).containsExactly(folder + "/.hidden.wav");
        assertThat(words("/wav", folder + "/nothing/here/")).isEmpty();
    }

    private List<String> words(String... typed) {
        return completions.at(List.of(typed), typed.length - 1, typed[typed.length - 1]).stream()
                .map(Completions.Proposal::word)
                .toList();
    }
}
