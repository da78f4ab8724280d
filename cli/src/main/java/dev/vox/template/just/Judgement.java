package dev.vox.template.just;

import dev.vox.template.just.BodyMeaning.Part;
import dev.vox.template.just.ImportReport.Fate;
import dev.vox.template.just.ImportReport.RecipeHome;
import dev.vox.template.just.Justfile.Dependency;
import dev.vox.template.just.Justfile.Recipe;
import dev.vox.template.just.Meaning.Does;
import dev.vox.template.just.Meaning.Missing;
import dev.vox.template.just.Meaning.Task;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What becomes of one recipe. A command is claimed only where it does all of it; what is not taken over is said.
record Judgement(Recipe recipe, BodyMeaning body, Tool tool) {
    /// By a name that is a command, or an old name of one.
    ///
    /// @param named the command that the name stands for, `vox` left out
    /// @param reason what to say where the body is no more than that
    RecipeHome byName(List<String> named, String reason) {
        if (body.parts().isEmpty()) {
            return command(named, joined(reason, without(dependencies())));
        }
        String command = "vox " + String.join(" ", named);
        if (!body.aboutStack()) {
            return own("%s; '%s' is something else".formatted(task(), command));
        }
        if (body.foreign()) {
            return command(named, joined(reason, "its script was not compared"));
        }
        List<String> strange =
                body.parts().stream().filter(part -> !part.stack()).map(Part::shown).toList();
        if (!strange.isEmpty()) {
            return part(command, strange);
        }
        List<String> left =
                Stream.concat(
                                body.each(Does.class).flatMap(does -> does.leftOut().stream()),
                                dependencies().stream())
                        .distinct()
                        .toList();
        Optional<Does> only = body.only().filter(does -> tellsMore(does.words(), named));
        return only.map(does ->
                        command(does.words(), joined(byBody(does.words(), named), without(left))))
                .orElseGet(() -> command(named, joined(reason, without(left))));
    }

    /// Whether the body says better what the recipe does than the name.
    private static boolean tellsMore(List<String> body, List<String> named) {
        if (startsWith(named, body) || named.getFirst().equals("switch")) {
            return false;
        }
        boolean otherStart = body.getFirst().equals("dev") && named.getFirst().equals("dev");
        return startsWith(body, named) || !otherStart;
    }

    private static String byBody(List<String> body, List<String> named) {
        boolean plainCommand = named.size() == 1 && startsWith(body, named);
        return plainCommand
                ? "by what it runs"
                : "by what it runs; the name alone means 'vox " + String.join(" ", named) + "'";
    }

    private static boolean startsWith(List<String> longer, List<String> start) {
        return longer.size() >= start.size() && longer.subList(0, start.size()).equals(start);
    }

    /// By what it runs.
    RecipeHome byBody() {
        List<Does> commands = body.commands();
        if (commands.size() == 1) {
            Does only = commands.getFirst();
            List<String> left =
                    Stream.concat(body.notDone().stream(), dependencies().stream()).toList();
            return left.isEmpty()
                    ? command(only.words(), "by what it runs")
                    : part(only.command(), left);
        }
        if (commands.size() > 1) {
            return own(
                    "a task of the project: does in turn what %s do"
                            .formatted(
                                    commands.stream()
                                            .map(does -> "'" + does.command() + "'")
                                            .collect(Collectors.joining(" and "))));
        }
        List<Missing> missing = body.each(Missing.class).distinct().toList();
        return !missing.isEmpty() && missing.size() == body.parts().size() && !body.foreign()
                ? later(missing)
                : own(task());
    }

    private RecipeHome later(List<Missing> missing) {
        return home(
                Fate.LATER,
                null,
                missing.stream()
                        .map(each ->
                                "no command of this build %s; '%s' does"
                                        .formatted(each.what(), each.program()))
                        .collect(Collectors.joining(", ")));
    }

    private String task() {
        if (body.foreign()) {
            return "a script of the project";
        }
        List<String> programs =
                body.parts().stream()
                        .filter(part ->
                                part.meaning() instanceof Task || part.meaning() instanceof Missing)
                        .map(Part::program)
                        .distinct()
                        .toList();
        if (programs.isEmpty()) {
            programs = body.parts().isEmpty() ? names() : List.of();
        }
        if (!programs.isEmpty()) {
            return "a task of the project: runs " + String.join(", ", programs);
        }
        return recipe.script()
                ? "a script of the project"
                : "a task of the project: runs nothing that vox knows";
    }

    private List<String> names() {
        return recipe.dependencies().stream().map(Dependency::name).toList();
    }

    private List<String> dependencies() {
        return names().stream().distinct().map(name -> "the recipe " + name).toList();
    }

    private static String without(List<String> left) {
        return left.isEmpty() ? "" : "it does not take over: " + String.join(", ", left);
    }

    private RecipeHome part(String command, List<String> left) {
        return own(
                "'%s' does a part of it, and not: %s".formatted(command, String.join(", ", left)));
    }

    /// A command does it.
    ///
    /// @param words the command, `vox` left out
    RecipeHome command(List<String> words, String reason) {
        return home(Fate.COMMAND, "vox " + String.join(" ", words), reason);
    }

    private RecipeHome own(String reason) {
        return home(Fate.OWN, null, reason);
    }

    private RecipeHome home(Fate fate, @Nullable String command, String reason) {
        return new RecipeHome(recipe.name(), recipe.line(), recipe, fate, command, reason);
    }

    private static String joined(String first, String second) {
        List<String> sentences = new ArrayList<>(List.of(first, second));
        sentences.removeIf(String::isEmpty);
        return String.join("; ", sentences);
    }
}
