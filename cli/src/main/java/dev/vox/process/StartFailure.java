package dev.vox.process;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why a program could not be started.
final class StartFailure {
    /// The system's words in the JDK's two wordings: `error=2, No such file`, `error: 2 (No such file)`.
    private static final Pattern REASON = Pattern.compile("error[=:] ?\\d+,? \\(?([^)]+)");

    private StartFailure() {}

    /// The system's words; the JDK's where there are none.
    static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher reason = REASON.matcher(message);
        return reason.find() ? reason.group(1) : message;
    }
}
