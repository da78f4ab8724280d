package dev.vox.runtime.asr.openai;

import dev.vox.runtime.openai.RetryAfter;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before a request is made again.
final class Pauses {
    private static final long FIRST_MS = 250;
    private static final int MOST_DOUBLINGS = 5;

    private Pauses() {}

    /// What the service asks for (`Retry-After`), else twice as long each time from 250 ms on, less up
    /// to half of it by chance, so that many sessions do not come back at once.
    ///
    /// @param attempt the number of the one that failed, from 1 on
    static Duration before(int attempt, HttpHeaders headers) {
        return RetryAfter.in(headers).orElseGet(() -> backOff(attempt));
    }

    static Duration backOff(int attempt) {
        long full = FIRST_MS << Math.min(attempt - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2));
    }
}
