package dev.vox.runtime.asr.openai;

import dev.vox.runtime.asr.RecognitionException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One utterance's call of the service: attempts, and pauses between them, within a deadline.
final class TranscriptionCall {
    private static final long MOST_ANSWER_BYTES = 1 << 20;

    private final HttpClient client;
    private final TranscriptionSettings settings;
    private final ServiceText texts;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    TranscriptionCall(HttpClient client, TranscriptionSettings settings) {
        this.client = client;
        this.settings = settings;
        this.texts = new ServiceText(settings.apiKey());
    }

    /// Gives up: who waits for the text is told so.
    void cancel() {
        cancelled.countDown();
        running.cancel(true);
    }

    /// The text of a WAV file.
    ///
    /// @throws RecognitionException saying what failed last, and the fix where there is one
    String transcribe(byte[] wav, Duration deadline)
            throws RecognitionException, InterruptedException {
        HttpRequest request = request(wav);
        Duration whole =
                deadline.compareTo(settings.deadline()) < 0 ? deadline : settings.deadline();
        long end = System.nanoTime() + whole.toNanos();
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = attempt(request, end, attempt);
            switch (outcome) {
                case Outcome.Text(String text) -> {
                    return text;
                }
                case Outcome.Refused(String problem) -> throw failure(problem);
                case Outcome.Passing(String problem, Duration pause) ->
                        pause(problem, pause, attempt, end);
            }
        }
    }

    private HttpRequest request(byte[] wav) {
        FormBody form =
                new FormBody().field("model", settings.model()).field("response_format", "json");
        if (!settings.language().isEmpty()) {
            form.field("language", settings.language());
        }
        form.file("file", "speech.wav", "audio/wav", wav);
        String base = settings.base().toString().replaceAll("/+$", "");
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base + "/audio/transcriptions"))
                        .header("Content-Type", form.contentType())
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.end()));
        if (!settings.apiKey().isEmpty()) {
            builder.header("Authorization", "Bearer " + settings.apiKey());
        }
        return builder.build();
    }

    private Outcome attempt(HttpRequest request, long end, int attempt)
            throws RecognitionException, InterruptedException {
        refuseIfCancelled();
        long nanos = Math.min(settings.attemptTimeout().toNanos(), end - System.nanoTime());
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_ANSWER_BYTES));
        running = answer;
        try {
            refuseIfCancelled();
            return outcome(answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS), attempt);
        } catch (TimeoutException e) {
            return new Outcome.Passing(
                    "gave no answer within %d ms".formatted(Duration.ofNanos(nanos).toMillis()),
                    Pauses.backOff(attempt));
        } catch (ExecutionException e) {
            return broken(Objects.requireNonNullElse(e.getCause(), e), attempt);
        } catch (CancellationException e) {
            throw new RecognitionException("the transcription by openai was given up", e);
        } finally {
            answer.cancel(true);
        }
    }

    private Outcome outcome(HttpResponse<byte[]> answer, int attempt) {
        int status = answer.statusCode();
        if (status == 200) {
            return ServiceText.transcript(answer.body())
                    .<Outcome>map(Outcome.Text::new)
                    .orElseGet(() -> new Outcome.Refused("answered what is no transcript"));
        }
        String said = texts.problem(answer.body());
        String problem = "answered %d%s".formatted(status, said.isEmpty() ? "" : ": " + said);
        boolean passing = status == 408 || status == 429 || status >= 500;
        if (passing && !ServiceText.isUsedUp(answer.body())) {
            return new Outcome.Passing(problem, Pauses.before(attempt, answer.headers()));
        }
        return new Outcome.Refused(problem + fix(status));
    }

    private static String fix(int status) {
        return switch (status) {
            case 401, 403 -> "; set OPENAI_API_KEY to a key that is valid there";
            case 404 -> "; check OPENAI_BASE_URL and the model's name";
            default -> "";
        };
    }

    private Outcome broken(Throwable cause, int attempt) throws RecognitionException {
        // Who gives up breaks the request in one way or another, by when it comes.
        refuseIfCancelled();
        if (cause instanceof ConnectException) {
            return new Outcome.Passing("cannot be reached", Pauses.backOff(attempt));
        }
        if (cause instanceof IOException) {
            String said = texts.shown(String.valueOf(cause.getMessage()));
            return new Outcome.Passing("broke off: " + said, Pauses.backOff(attempt));
        }
        throw new RecognitionException(
                "openai cannot be asked: " + texts.shown(String.valueOf(cause)), cause);
    }

    /// Waits, or gives up where there is no time or attempt left.
    private void pause(String problem, Duration pause, int attempt, long end)
            throws RecognitionException, InterruptedException {
        if (attempt == settings.attempts()) {
            throw failure(attempt == 1 ? problem : "%s, in attempt %d".formatted(problem, attempt));
        }
        if (pause.toNanos() >= end - System.nanoTime()) {
            throw failure(problem + ", and there is no time for another attempt");
        }
        if (cancelled.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            refuseIfCancelled();
        }
    }

    private void refuseIfCancelled() throws RecognitionException {
        if (cancelled.getCount() == 0) {
            throw new RecognitionException("the transcription by openai was given up");
        }
    }

    private RecognitionException failure(String problem) {
        return new RecognitionException(
                "the transcription service at %s %s"
                        .formatted(settings.base().getAuthority(), problem));
    }

    /// How an attempt ended.
    private sealed interface Outcome {
        record Text(String text) implements Outcome {}

        /// It will not be otherwise next time.
        record Refused(String problem) implements Outcome {}

        /// It may be otherwise after a pause.
        record Passing(String problem, Duration pause) implements Outcome {}
    }
}
