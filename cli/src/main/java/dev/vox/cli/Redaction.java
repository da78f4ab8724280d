package dev.vox.cli;

import dev.vox.env.Secrets;
import dev.vox.env.Setting;
import dev.vox.env.Settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Keeps the secrets of a command line and of the process's environment out of what is told of a failure.
///
/// Messages mask the secrets that they know of by themselves. This is for those that do not know what they quote: what
/// the parser says of an argument that it cannot place, and the stack trace of a fault.
///
/// @param arguments of the command line, every secret and the value of every variable in it masked
/// @param secrets texts that must not be shown, the longest first
record Redaction(List<String> arguments, List<String> secrets) {
    /// A shorter text occurs by chance.
    private static final int SHORTEST = 6;

    private static final Pattern ASSIGNMENT =
            Pattern.compile("([\\w.\\-\\[\\]]+)=(.+)", Pattern.DOTALL);
    private static final Pattern VARIABLE_OPTION = Pattern.compile("(?s)(?:--env=|-e=?)[^=]+=.*");

    static Redaction of(List<String> args, Map<String, String> environment) {
        Stream<String> typed = args.stream().flatMap(Redaction::secretIn);
        Stream<String> inherited =
                environment.entrySet().stream()
                        .filter(variable -> isSecret(variable.getKey()))
                        .map(Map.Entry::getValue);
        return new Redaction(
                masked(args),
                Stream.concat(typed, inherited)
                        .filter(secret -> secret.length() >= SHORTEST)
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList());
    }

    /// The text with every secret masked.
    String masked(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, Secrets.MASK);
        }
        return masked;
    }

    private static Stream<String> secretIn(String arg) {
        Matcher assignment = ASSIGNMENT.matcher(arg);
        return assignment.find() && isSecret(assignment.group(1))
                ? Stream.of(assignment.group(2))
                : Stream.empty();
    }

    private static boolean isSecret(String variable) {
        return Secrets.isNamedSo(variable)
                || Settings.all().stream()
                        .filter(Setting::secret)
                        .anyMatch(row -> row.variable().equals(variable));
    }

    /// Behind `--` stands another program's command line: what is secret there nobody knows.
    private static List<String> masked(List<String> args) {
        List<String> masked = new ArrayList<>();
        int end = args.contains("--") ? args.indexOf("--") + 2 : args.size();
        for (int at = 0; at < args.size(); at++) {
            boolean value =
                    at > 0 && (args.get(at - 1).equals("--env") || args.get(at - 1).equals("-e"));
            masked.add(at < end ? masked(args.get(at), value) : Secrets.MASK);
        }
        return masked;
    }

    private static String masked(String arg, boolean valueOfVariable) {
        boolean assigns = valueOfVariable || VARIABLE_OPTION.matcher(arg).matches();
        Matcher assignment = ASSIGNMENT.matcher(arg);
        boolean hidden = assignment.find() && (assigns || isSecret(assignment.group(1)));
        if (!hidden) {
            return arg;
        }
        int value = assigns && arg.startsWith("-") ? valueStart(arg) : assignment.start(2);
        return arg.substring(0, value) + Secrets.MASK;
    }

    /// Behind the equals sign of `--env=KEY=VALUE` and `-eKEY=VALUE`.
    private static int valueStart(String arg) {
        int key = arg.startsWith("--env=") ? "--env=".length() : arg.startsWith("-e=") ? 3 : 2;
        return arg.indexOf('=', key) + 1;
    }
}
