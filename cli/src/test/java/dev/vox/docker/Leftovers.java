package dev.vox.docker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tests made on the engine, found by its names.
///
/// A mark says which process made a thing: `vt`, its id, `t`, its start in milliseconds to base 36, `c`.
final class Leftovers {
    private static final Pattern MARK = Pattern.compile("^vt(\\d+)t([0-9a-z]+?)c\\d+-.*");

    /// A thing of the engine: what removes it, and the names by which it may be known.
    private record Thing(String id, List<String> names) {
        boolean known(Predicate<String> wanted) {
            return names.stream().anyMatch(wanted);
        }
    }

    /// What `vox bench` puts before the name of a project's folder.
    private static final String OF_A_BENCHMARK = "vox-bench-";

    private Leftovers() {}

    static String mark(long pid, Instant start) {
        return "vt%dt%sc".formatted(pid, Long.toString(start.toEpochMilli(), 36));
    }

    /// Removes what bears a name with this beginning.
    static void remove(String prefix) {
        remove(name -> bare(name).startsWith(prefix));
    }

    /// Removes what test runs made that are not there any more.
    static void removeThoseOfTheDead() {
        remove(Leftovers::isOfTheDead);
    }

    private static boolean isOfTheDead(String name) {
        Matcher mark = MARK.matcher(bare(name));
        return mark.matches() && !lives(Long.parseLong(mark.group(1)), mark.group(2));
    }

    private static String bare(String name) {
        return name.startsWith(OF_A_BENCHMARK) ? name.substring(OF_A_BENCHMARK.length()) : name;
    }

    private static boolean lives(long pid, String start) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .filter(at -> Long.toString(at.toEpochMilli(), 36).equals(start))
                .isPresent();
    }

    /// Containers first: the rest is in use as long as they are there.
    private static void remove(Predicate<String> wanted) {
        remove(
                wanted,
                List.of("container", "ls", "--all"),
                "{{.ID}} {{.Names}} {{.Label \"com.docker.compose.project\"}}",
                List.of("container", "rm", "--force", "--volumes"));
        remove(
                wanted,
                List.of("network", "ls"),
                "{{.ID}} {{.Name}} {{.Label \"com.docker.compose.project\"}}",
                List.of("network", "rm"));
        remove(
                wanted,
                List.of("volume", "ls"),
                "{{.Name}} {{.Name}} {{.Label \"com.docker.compose.project\"}}",
                List.of("volume", "rm", "--force"));
        remove(
                wanted,
                List.of("image", "ls"),
                "{{.Repository}}:{{.Tag}} {{.Repository}}",
                List.of("image", "rm", "--force"));
    }

    private static void remove(
            Predicate<String> wanted, List<String> listing, String format, List<String> removal) {
        List<String> list = new ArrayList<>(listing);
        list.addAll(List.of("--format", format));
        List<String> found =
                Engine.said(list)
                        .lines()
                        .map(Leftovers::thing)
                        .filter(thing -> thing.known(wanted))
                        .map(Thing::id)
                        .distinct()
                        .toList();
        if (!found.isEmpty()) {
            List<String> remove = new ArrayList<>(removal);
            remove.addAll(found);
            var _ = Engine.docker(Map.of(), remove);
        }
    }

    private static Thing thing(String line) {
        List<String> words = Arrays.asList(line.split("[ ,]+"));
        return new Thing(words.getFirst(), words.subList(1, words.size()));
    }
}
