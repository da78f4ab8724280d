package dev.vox.runtime.dialogue.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;

/// The key reaches the service and nothing else.
@Timeout(20)
final class OpenAiKeyTest {
    private final ChatServer server = new ChatServer();

    OpenAiKeyTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500})
    void theKeyIsNowhere(int status) {
        String echo = "{\"error\":{\"message\":\"your key is %s\"}}".formatted(Chats.KEY);
        for (int attempt = 0; attempt < 3; attempt++) {
            server.answers((_, response) -> response.status(status, "", echo));
        }
        assertThat(stackTrace(Chats.settings(server.base()))).doesNotContain(Chats.KEY);
        assertThat(server.requests().getFirst().headers().get("Authorization")).contains(Chats.KEY);
    }

    @Test
    void theKeyIsNotInAnErrorOfTheStreamEither() {
        server.answers((_, response) -> {
            response.stream();
            response.token("One. Two");
            response.raw("data: {\"error\":\"your key is %s\"}\n\n".formatted(Chats.KEY));
        });
        assertThat(stackTrace(Chats.settings(server.base())))
                .doesNotContain(Chats.KEY)
                .contains("reports: your key is ***");
    }

    @Test
    void theKeyIsNotInWhatSettingsSayOfThemselves() {
        assertThat(Chats.settings(server.base()).toString())
                .contains("small")
                .doesNotContain(Chats.KEY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey(Chats.KEY + "\n"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(Chats.KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/v1", "host/v1", "http://user:pass@host/v1", "http:///v1"})
    void addressesThatAreNoneAreRefused(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> Chats.settings(URI.create(base)));
    }

    private static String stackTrace(ChatSettings settings) {
        StringWriter text = new StringWriter();
        Chats.thrown(settings).printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
