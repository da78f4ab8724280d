package dev.vox.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.config.VoxFile.BackendWord;
import dev.vox.profile.Backend;
import dev.vox.stack.compose.BackendChooser.Choice;
import dev.vox.stack.compose.BackendChooser.Ways;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

class BackendChooserTest {
    private static final Path FILE = Path.of("/shop/compose.yaml");
    private static final Supplier<Optional<String>> NOTHING = Optional::empty;
    private static final Supplier<Optional<String>> UNASKED =
            () -> {
                throw new AssertionError("nobody needs to know");
            };

    private static Choice choose(
            @Nullable BackendWord flag, @Nullable BackendWord file, @Nullable Path compose) {
        return BackendChooser.choose(
                new Ways(flag, file, "vox.yaml:2", compose, "piper", true, UNASKED, UNASKED));
    }

    private static Choice automatic(
            boolean said, Supplier<Optional<String>> lacks, Supplier<Optional<String>> silent) {
        return BackendChooser.choose(new Ways(null, null, "", FILE, "piper", said, lacks, silent));
    }

    @Test
    void the_flag_goes_before_the_file_and_nobody_is_asked() {
        assertThat(choose(BackendWord.COMPOSE, BackendWord.EMBEDDED, null))
                .isEqualTo(new Choice(Backend.COMPOSE, "--backend", true));
    }

    @Test
    void the_file_says_where_it_does() {
        assertThat(choose(null, BackendWord.EMBEDDED, FILE))
                .isEqualTo(new Choice(Backend.EMBEDDED, "vox.yaml:2", true));
    }

    @Test
    void a_project_without_a_compose_file_asks_no_engine_and_says_nothing() {
        assertThat(choose(null, null, null))
                .isEqualTo(new Choice(Backend.EMBEDDED, "there is no Compose file", false));
    }

    @Test
    void auto_as_a_flag_outweighs_the_file_and_is_answered_aloud() {
        assertThat(choose(BackendWord.AUTO, BackendWord.COMPOSE, null))
                .isEqualTo(new Choice(Backend.EMBEDDED, "there is no Compose file", true));
    }

    @Test
    void containers_take_a_file_a_profile_and_an_engine() {
        assertThat(automatic(true, NOTHING, NOTHING).sentence())
                .isEqualTo("backend: compose (compose.yaml, profile piper)");
    }

    @Test
    void what_keeps_containers_away_is_the_reason() {
        assertThat(automatic(false, UNASKED, UNASKED).sentence())
                .isEqualTo("backend: embedded (profile piper does not say how Compose runs it)");
        assertThat(automatic(true, () -> Optional.of("has no profile piper"), UNASKED).reason())
                .isEqualTo("compose.yaml has no profile piper");
        assertThat(automatic(true, NOTHING, () -> Optional.of("connection refused")))
                .isEqualTo(
                        new Choice(
                                Backend.EMBEDDED,
                                "no container engine answers: connection refused",
                                true));
    }
}
