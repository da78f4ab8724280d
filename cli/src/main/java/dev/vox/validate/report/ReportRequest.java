package dev.vox.validate.report;

import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A report that is asked for.
///
/// @param file where it is written; null for stdout
public record ReportRequest(ReportFormat format, @Nullable Path file) {

    private static final String STDOUT = "stdout; write FORMAT=PATH for one of them";

    /// Reads `FORMAT` or `FORMAT=PATH`; a path of `-` is stdout.
    ///
    /// @throws IllegalArgumentException with the problem, and what was meant, as a phrase
    public static ReportRequest of(String word) {
        int equals = word.indexOf('=');
        ReportFormat format = format(equals < 0 ? word : word.substring(0, equals));
        if (equals < 0) {
            return new ReportRequest(format, null);
        }
        String path = word.substring(equals + 1);
        if (path.isEmpty() || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "'%s' names no file behind its '='".formatted(word.replace("\0", "\\0")));
        }
        return new ReportRequest(format, path.equals("-") ? null : Path.of(path));
    }

    /// A format by its word.
    ///
    /// @throws IllegalArgumentException with the problem, and what was meant, as a phrase
    public static ReportFormat format(String word) {
        for (ReportFormat format : ReportFormat.values()) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        String meant =
                Nearest.to(word, ReportFormat.words())
                        .map("did you mean '%s'?"::formatted)
                        .orElse("there are " + String.join(", ", ReportFormat.words()));
        throw new IllegalArgumentException("'%s' is no report; %s".formatted(word, meant));
    }

    /// Makes sure that no two go to the same place.
    ///
    /// @throws IllegalArgumentException when two want stdout, or the same file
    public static void requireApart(List<ReportRequest> requests) {
        Map<Object, ReportRequest> places = new LinkedHashMap<>();
        for (ReportRequest request : requests) {
            ReportRequest other = places.putIfAbsent(request.place(), request);
            if (other != null) {
                throw new IllegalArgumentException(
                        "%s and %s both go to %s"
                                .formatted(
                                        other.format.word(),
                                        request.format.word(),
                                        request.place()));
            }
        }
    }

    private Object place() {
        return file == null ? STDOUT : file.toAbsolutePath().normalize();
    }
}
