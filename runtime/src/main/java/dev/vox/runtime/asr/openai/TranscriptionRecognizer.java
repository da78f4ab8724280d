package dev.vox.runtime.asr.openai;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.SpeechBuffer;
import dev.vox.runtime.asr.Transcript;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpClient;
import java.util.function.Consumer;

/// Recognition by a transcription service that speaks as OpenAI's does (`POST {base}/audio/transcriptions`).
///
/// The service takes whole files: speech is collected and sent when it ends, and there are no partial transcripts.
public final class TranscriptionRecognizer implements Recognizer {
    private final TranscriptionSettings settings;
    private @Nullable HttpClient client;
    private boolean closed;

    /// Connects to nothing yet.
    public TranscriptionRecognizer(TranscriptionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "openai";
    }

    /// Looks only whether there is a key where one is needed; nothing is sent.
    @Override
    public void prepare() throws RecognitionException {
        if (settings.apiKey().isEmpty()
                && settings.base().equals(TranscriptionSettings.DEFAULT_BASE)) {
            throw new RecognitionException(
                    "openai transcribes for those who have a key; set OPENAI_API_KEY");
        }
        client();
    }

    @Override
    public Recognition begin(Consumer<Transcript> partials) throws RecognitionException {
        return new CollectedSpeech(
                new SpeechBuffer(settings.longestUtterance()),
                new TranscriptionCall(client(), settings));
    }

    private synchronized HttpClient client() throws RecognitionException {
        if (closed) {
            throw new RecognitionException("openai is closed");
        }
        if (client == null) {
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER) // the key is not for others
                            .connectTimeout(settings.attemptTimeout())
                            .build();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
            client = null;
        }
    }
}
