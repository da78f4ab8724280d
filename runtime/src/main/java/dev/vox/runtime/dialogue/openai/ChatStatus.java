package dev.vox.runtime.dialogue.openai;

import dev.vox.runtime.openai.RetryAfter;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpHeaders;
import java.time.Duration;

/// What an answer that is no stream of events means.
final class ChatStatus {
    static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int LONGEST_REASON = 300;
    private static final String NO_QUOTA = "insufficient_quota";

    private ChatStatus() {}

    /// The failure that a status, its headers and its body tell of. The body of a refused key is not cited: it may hold the key.
    static ChatFailure failure(int status, HttpHeaders headers, String body) {
        ChatJson.Problem problem = ChatJson.problem(body).orElse(new ChatJson.Problem("", ""));
        String reason = reason(problem.message());
        return switch (status) {
            case UNAUTHORIZED ->
                    ChatFailure.lasting("refuses the key: set OPENAI_API_KEY to a valid one");
            case FORBIDDEN ->
                    ChatFailure.lasting("does not serve this key: see what OPENAI_API_KEY may use");
            case NOT_FOUND ->
                    ChatFailure.lasting(
                            "is not there%s: see OPENAI_MODEL and OPENAI_BASE_URL"
                                    .formatted(reason));
            case TOO_MANY ->
                    problem.code().equals(NO_QUOTA)
                            ? ChatFailure.lasting("has no quota left for this key" + reason)
                            : ChatFailure.passing(
                                    "is asked too often" + reason, retryAfter(headers));
            default -> {
                String message = "answers with status " + status + reason;
                yield status == REQUEST_TIMEOUT || status >= SERVER_ERRORS
                        ? ChatFailure.passing(message, retryAfter(headers))
                        : ChatFailure.lasting(message);
            }
        };
    }

    private static String reason(String message) {
        String line = message.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        if (line.isEmpty()) {
            return "";
        }
        return " ("
                + (line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line)
                + ")";
    }

    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        return RetryAfter.in(headers).orElse(null);
    }
}
