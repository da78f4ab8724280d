package dev.vox.template.just;

import dev.vox.template.just.Meaning.Missing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A call of `docker compose` that starts, stops or shows the stack.
final class ComposeLine {
    private static final Set<String> SUBCOMMANDS =
            Set.of(
                    "build", "config", "cp", "create", "down", "exec", "images", "kill", "logs",
                    "ps", "pull", "push", "restart", "rm", "run", "start", "stop", "top", "up");

    /// Options that take the word behind them.
    private static final Set<String> VALUED =
            Set.of(
                    "-f",
                    "--file",
                    "-p",
                    "--project-name",
                    "--profile",
                    "--env-file",
                    "--project-directory",
                    "--ansi",
                    "--progress",
                    "--parallel");

    private static final Set<String> VALUED_BEHIND =
            Set.of(
                    "--scale",
                    "-t",
                    "--timeout",
                    "--wait-timeout",
                    "--attach",
                    "--no-attach",
                    "--exit-code-from",
                    "--pull",
                    "--rmi");

    /// What changes nothing about what vox does.
    private static final Set<String> HARMLESS =
            Set.of(
                    "--ansi",
                    "--progress",
                    "--wait",
                    "--remove-orphans",
                    "--no-color",
                    "--no-log-prefix",
                    "--timestamps");

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}|\\{\\{.*}}|\\$.+");

    private final Set<String> services;
    private final List<String> words;
    private int at;

    private ComposeLine(Set<String> services, List<String> words, int at) {
        this.services = services;
        this.words = words;
        this.at = at;
    }

    /// What a command is; empty when it is no call of Compose.
    static Optional<Meaning> meaning(List<String> words, Set<String> services) {
        boolean plugin =
                words.size() > 2 && words.subList(0, 2).equals(List.of("docker", "compose"));
        if (!plugin && (words.size() < 2 || !words.getFirst().equals("docker-compose"))) {
            return Optional.empty();
        }
        return Optional.of(new ComposeLine(services, words, plugin ? 2 : 1).meaning());
    }

    private Meaning meaning() {
        Carried before = new Carried();
        while (at < words.size() && !SUBCOMMANDS.contains(words.get(at))) {
            option(before, VALUED);
        }
        if (at == words.size()) {
            return new Missing("calls 'docker compose' as this does", "docker compose");
        }
        String subcommand = words.get(at++);
        return switch (subcommand) {
            case "up", "start" -> start(subcommand, before.done().leftOut());
            case "down", "stop" -> stop(subcommand, before.done().leftOut());
            case "logs" -> logs(before.done().leftOut());
            case "ps" -> status(before.done().leftOut());
            case "build" -> missing("builds images", subcommand);
            default -> missing("does 'docker compose " + subcommand + "'", subcommand);
        };
    }

    private Meaning start(String subcommand, List<String> leftOut) {
        List<String> behind = words.subList(at, words.size());
        boolean detached =
                subcommand.equals("start") || behind.contains("-d") || behind.contains("--detach");
        Carried carried = detached ? new Carried("dev") : new Carried("dev", "--foreground");
        leftOut.forEach(carried::leaveOut);
        while (at < words.size()) {
            if (isService(words.get(at))) {
                return missing("starts single containers", subcommand);
            }
            if (Set.of("-d", "--detach").contains(words.get(at))) {
                at++;
            } else {
                option(carried, VALUED_BEHIND);
            }
        }
        return carried.done();
    }

    private Meaning stop(String subcommand, List<String> leftOut) {
        Carried carried = new Carried("stop");
        leftOut.forEach(carried::leaveOut);
        while (at < words.size()) {
            if (Set.of("-v", "--volumes").contains(words.get(at))) {
                return missing("deletes volumes", subcommand + " -v");
            }
            if (isService(words.get(at))) {
                return missing("stops single containers", subcommand);
            }
            option(carried, VALUED_BEHIND);
        }
        return carried.done();
    }

    private Meaning logs(List<String> leftOut) {
        Carried carried = new Carried("logs");
        leftOut.forEach(carried::leaveOut);
        while (at < words.size()) {
            String word = words.get(at);
            if (Set.of("-f", "--follow").contains(word)) {
                carried.add("-f");
                at++;
            } else if (Set.of("--tail", "-n").contains(word) && at + 1 < words.size()) {
                tail(carried, words.get(at + 1));
                at += 2;
            } else if (word.startsWith("--tail=")) {
                tail(carried, word.substring("--tail=".length()));
                at++;
            } else if (services.contains(word) || isInterpolation(word)) {
                carried.add(word);
                at++;
            } else {
                option(carried, Set.of("--since", "--until", "--index"));
            }
        }
        return carried.done();
    }

    /// All of them is what vox shows without being asked.
    private static void tail(Carried carried, String count) {
        if (COUNT.matcher(count).matches()) {
            carried.add("--tail", count);
        } else if (!count.equals("all")) {
            carried.leaveOut("--tail");
        }
    }

    private Meaning status(List<String> leftOut) {
        Carried carried = new Carried("status");
        leftOut.forEach(carried::leaveOut);
        words.subList(at, words.size()).forEach(carried::leaveOut);
        return carried.done();
    }

    /// Leaves out one option with its value.
    private void option(Carried carried, Set<String> valued) {
        String word = words.get(at);
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        if (!HARMLESS.contains(name)) {
            carried.leaveOut(word);
        }
        at = Math.min(words.size(), at + (valued.contains(word) ? 2 : 1));
    }

    private static Missing missing(String what, String subcommand) {
        return new Missing(what, "docker compose " + subcommand);
    }

    private static boolean isInterpolation(String word) {
        return word.startsWith("{{") && word.indexOf("}}") == word.length() - 2;
    }

    private static boolean isService(String word) {
        return word.matches("[A-Za-z][\\w-]*");
    }
}
