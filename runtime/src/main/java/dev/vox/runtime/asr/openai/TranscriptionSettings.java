package dev.vox.runtime.asr.openai;

import dev.vox.runtime.asr.SpeechBuffer;

import java.net.URI;
import java.time.Duration;

/// How a transcription service that speaks as OpenAI's is called.
///
/// @param base where the interface is, such as `https://api.openai.com/v1`; `http` or `https`
/// @param apiKey sent as a bearer token; empty for a service that wants none
/// @param model such as `whisper-1`
/// @param language of the speech, ISO 639-1 such as `en`; empty lets the service find out
/// @param attemptTimeout for one request and its answer: more than 0
/// @param deadline for all attempts and the pauses between them; an earlier deadline of the caller's holds too
/// @param attempts how often a request is made that fails for a passing reason: at least 1
/// @param longestUtterance how much of an utterance is heard: more than 0
public record TranscriptionSettings(
        URI base,
        String apiKey,
        String model,
        String language,
        Duration attemptTimeout,
        Duration deadline,
        int attempts,
        Duration longestUtterance) {
    /// The service that is called unless told otherwise.
    public static final URI DEFAULT_BASE = URI.create("https://api.openai.com/v1");

    /// The model that is asked for unless told otherwise.
    public static final String DEFAULT_MODEL = "whisper-1";

    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    public TranscriptionSettings {
        String scheme = base.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "not the address of a web service: it begins with http:// or https://");
        }
        if (base.getUserInfo() != null) {
            throw new IllegalArgumentException("a name and password in an address would be shown");
        }
        if (apiKey.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("an API key has no blanks and only ASCII letters");
        }
        if (model.isBlank()) {
            throw new IllegalArgumentException("a transcription is made by a model");
        }
        if (attempts < 1
                || !attemptTimeout.isPositive()
                || !deadline.isPositive()
                || !longestUtterance.isPositive()) {
            throw new IllegalArgumentException("attempts are at least 1, and times more than 0");
        }
    }

    /// English by `whisper-1`, three attempts of 10 s each within 30 s, utterances of 30 s.
    public static TranscriptionSettings of(URI base, String apiKey) {
        return new TranscriptionSettings(
                base,
                apiKey,
                DEFAULT_MODEL,
                "en",
                ATTEMPT_TIMEOUT,
                DEADLINE,
                ATTEMPTS,
                SpeechBuffer.LONGEST);
    }

    /// The same for another model and language.
    public TranscriptionSettings with(String newModel, String newLanguage) {
        return new TranscriptionSettings(
                base,
                apiKey,
                newModel,
                newLanguage,
                attemptTimeout,
                deadline,
                attempts,
                longestUtterance);
    }

    /// The same with other times.
    public TranscriptionSettings withTimes(Duration attempt, Duration all, Duration longest) {
        return new TranscriptionSettings(
                base, apiKey, model, language, attempt, all, attempts, longest);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "TranscriptionSettings[base=%s, model=%s, language=%s]"
                .formatted(base, model, language);
    }
}
