package dev.vox.runtime.dialogue.openai;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/// Which model answers, and how long it is waited for.
///
/// @param base the API's address, `https://api.openai.com/v1`
/// @param model what the API calls the model
/// @param key null where none is asked for, as local servers do
/// @param prompt tells the model who it is; blank for none
/// @param patience how long it is waited for
/// @param memory how much of the conversation it is told again
public record ChatSettings(
        URI base,
        String model,
        @Nullable ApiKey key,
        String prompt,
        Patience patience,
        Memory memory) {
    public ChatSettings {
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
            throw new IllegalArgumentException("the API has an http or https address");
        }
        if (base.getUserInfo() != null || base.getQuery() != null) {
            throw new IllegalArgumentException("the API's address holds no login and no query");
        }
    }

    /// Where completions are asked for.
    URI completions() {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text : text + "/") + "chat/completions");
    }

    /// How long an answer is waited for. Time in which the answer is there and not taken does not count.
    ///
    /// @param connect until a connection stands
    /// @param firstToken until the answer begins, everything included that is tried again
    /// @param betweenTokens until it goes on
    /// @param total until it is complete
    /// @param attempts how often it is tried at most while nothing has come, 1 or more
    /// @param backOff about how long is waited before the second attempt; before each further one, twice as long
    public record Patience(
            Duration connect,
            Duration firstToken,
            Duration betweenTokens,
            Duration total,
            int attempts,
            Duration backOff) {
        /// What a person on the line puts up with.
        public static final Patience DEFAULTS =
                new Patience(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(90),
                        3,
                        Duration.ofMillis(300));
    }

    /// How much of a conversation is kept; the oldest turns go first, and the last one always stays.
    ///
    /// @param turns most turns, 1 or more
    /// @param characters most characters of them all
    public record Memory(int turns, int characters) {
        /// Some five thousand tokens, which every model takes.
        public static final Memory DEFAULTS = new Memory(20, 16_000);
    }
}
