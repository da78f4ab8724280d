package dev.vox.contract.model;

import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something that is done to a worker on purpose.
///
/// @param operation that is called during it: by it a detection is seen, and a recovery; null for the first that reads
/// @param arguments of that call; null for its first sample
/// @param code that a refusal of a bad message must bear; null for any
/// @param bytes size of what is too large or too much
/// @param detected within which the caller must know
/// @param recovered within which the worker must answer again
public record Fault(
        Kind kind,
        @Nullable String operation,
        JsonValue.@Nullable Members arguments,
        @Nullable String code,
        long bytes,
        Duration detected,
        Duration recovered) {
    /// What is done.
    public enum Kind {
        /// The worker is killed and started again.
        KILL,
        /// It is stopped, and continued.
        PAUSE,
        /// Its standard input is closed.
        CLOSE_STDIN,
        /// It gets a line that is no message.
        MALFORMED_LINE,
        /// It gets a message of `bytes`.
        OVERSIZE,
        /// It is made to write `bytes` on standard error, by `operation`.
        STDERR_FLOOD,
        /// It is asked for an operation that there is not.
        UNKNOWN_OP;

        /// As a contract file writes it.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// As contract files write them.
        public static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }

        /// The kind of a word.
        public static Optional<Kind> named(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }
    }
}
