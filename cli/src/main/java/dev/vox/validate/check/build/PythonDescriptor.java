package dev.vox.validate.check.build;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Python stub knows: the descriptor that it holds as a literal of bytes.
///
/// A name stands there as field 1 of its message: the byte 10, its length, itself. Sources: `descriptor.proto`, the Protocol
/// Buffers encoding, the Python language reference, "String and Bytes literals".
final class PythonDescriptor {
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(.))", Pattern.DOTALL);
    private static final char NAME = 10;

    private final String bytes;

    PythonDescriptor(String stub) {
        StringBuilder all = new StringBuilder();
        int at = literal(stub, 0);
        while (at >= 0) {
            int end = end(stub, at);
            all.append(decoded(stub.substring(at, end)));
            at = literal(stub, end + 1);
        }
        bytes = all.toString();
    }

    /// Where the next literal's text begins; negative when there is none. By hand: a pattern would go as deep as it is long.
    private static int literal(String stub, int from) {
        for (int at = from; at + 1 < stub.length(); at++) {
            char quote = stub.charAt(at + 1);
            boolean word = at > 0 && Character.isJavaIdentifierPart(stub.charAt(at - 1));
            if (stub.charAt(at) == 'b' && !word && (quote == '\'' || quote == '"')) {
                return at + 2;
            }
        }
        return -1;
    }

    /// Where its closing quote stands, or the end of the text.
    private static int end(String stub, int begin) {
        char quote = stub.charAt(begin - 1);
        int at = begin;
        while (at < stub.length() && stub.charAt(at) != quote) {
            at += stub.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, stub.length());
    }

    /// Those of the names that it does not know.
    List<String> lacking(List<String> names) {
        return names.stream()
                .filter(name -> !bytes.contains(NAME + String.valueOf((char) name.length()) + name))
                .toList();
    }

    private static String decoded(String literal) {
        Matcher escape = ESCAPE.matcher(literal);
        StringBuilder out = new StringBuilder();
        while (escape.find()) {
            escape.appendReplacement(out, Matcher.quoteReplacement(character(escape)));
        }
        return escape.appendTail(out).toString();
    }

    private static String character(Matcher escape) {
        if (escape.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
        }
        if (escape.group(2) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(2), 8));
        }
        return switch (escape.group(3)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "a" -> "\u0007";
            case "b" -> "\b";
            case "f" -> "\f";
            case "v" -> "\u000b";
            case "\n" -> "";
            default -> escape.group(3);
        };
    }
}
