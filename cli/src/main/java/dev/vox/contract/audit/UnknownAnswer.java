package dev.vox.contract.audit;

import dev.vox.contract.call.Reply;

import java.util.Locale;
import java.util.regex.Pattern;

/// How a worker answers when it is asked for an operation that no worker has; by it one that it lacks is known.
///
/// @param code of its refusal; empty when it bears none
/// @param message of its refusal, the operation's name replaced
record UnknownAnswer(String code, String message) {
    /// A name that no worker has.
    static final String NAME = "vox_no_such_operation";

    private static final Pattern NOT_IMPLEMENTED =
            Pattern.compile("not[ _-]?(yet[ _-]?)?implemented|unimplemented");
    private static final Pattern UNKNOWN =
            Pattern.compile(
                    "(unknown|no such|unsupported|invalid|undefined)[ _-]*"
                            + "(operation|method|command|action|op|route)"
                            + "|(method|operation|command)[ _-]*not[ _-]*found");

    static UnknownAnswer of(Reply reply) {
        return reply instanceof Reply.Refused(String code, String message, var _)
                ? new UnknownAnswer(code, normalized(message, NAME))
                : new UnknownAnswer("", "");
    }

    /// Whether a refusal says that there is no such operation: in the words that the worker has for one that nobody has,
    /// or in words that mean it.
    boolean means(String operation, Reply.Refused refused) {
        boolean same =
                !(code.isEmpty() && message.isEmpty())
                        && refused.code().equals(code)
                        && normalized(refused.message(), operation).equals(message);
        String said = (refused.code() + " " + refused.message()).toLowerCase(Locale.ROOT);
        return same || UNKNOWN.matcher(said).find();
    }

    /// Whether a text says that nothing is behind an operation yet.
    static boolean notImplemented(String text) {
        return NOT_IMPLEMENTED.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /// Names come in any spelling, so all that is left are the words around them.
    private static String normalized(String message, String operation) {
        String plain = message.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.replace(Aligner.words(operation), "");
    }
}
