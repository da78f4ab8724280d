package dev.vox.template.just;

import dev.vox.template.just.Justfile.BodyLine;
import dev.vox.template.just.Justfile.Recipe;
import dev.vox.template.just.Meaning.Does;
import dev.vox.template.just.Meaning.Missing;
import dev.vox.template.just.Meaning.Other;
import dev.vox.template.just.Meaning.Quiet;
import dev.vox.template.just.Meaning.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the body of a recipe comes to.
///
/// @param parts its commands, those left out that only talk
/// @param foreign whether it is a script of something else than a shell, which is not understood
record BodyMeaning(List<Part> parts, boolean foreign) {
    private static final Pattern SHELL = Pattern.compile("#!.*\\b(?:ba|da|z|k)?sh\\b.*");

    BodyMeaning {
        parts = List.copyOf(parts);
    }

    /// A command.
    ///
    /// @param line where it stands in the file, from 1
    record Part(int line, Meaning meaning) {
        /// Whether it is about the stack, as far as its words tell.
        boolean stack() {
            return switch (meaning) {
                case Does _, Missing _ -> true;
                case Other other -> other.stack();
                case Quiet _, Task _ -> false;
            };
        }

        String program() {
            return switch (meaning) {
                case Does does -> does.command();
                case Missing missing -> missing.program();
                case Other other -> other.program();
                case Task task -> task.program();
                case Quiet _ -> "";
            };
        }

        /// As it is shown where it is not done.
        String shown() {
            return program() + " (line " + line + ")";
        }
    }

    /// Reads a body.
    ///
    /// @param filled puts the values of variables into a line
    /// @param services whose logs vox shows, by name
    static BodyMeaning of(Recipe recipe, UnaryOperator<String> filled, Set<String> services) {
        List<Part> parts = new ArrayList<>();
        for (BodyLine line : recipe.lines()) {
            for (ShellCommand command : ShellCommand.of(filled.apply(line.text()))) {
                Meaning meaning = KnownPrograms.of(command, services);
                if (!(meaning instanceof Quiet)) {
                    parts.add(new Part(line.line(), meaning));
                }
            }
        }
        boolean shell =
                !recipe.script() || recipe.body().stream().limit(1).anyMatch(BodyMeaning::isShell);
        return new BodyMeaning(parts, !shell);
    }

    private static boolean isShell(String line) {
        return SHELL.matcher(line).matches();
    }

    /// Whether any of it is about the stack.
    boolean aboutStack() {
        return parts.stream().anyMatch(Part::stack);
    }

    /// The commands of vox that do something of it.
    List<Does> commands() {
        return foreign ? List.of() : each(Does.class).distinct().toList();
    }

    /// The command that does all of it, its arguments maybe aside.
    Optional<Does> only() {
        List<Does> commands = commands();
        boolean alone = commands.size() == 1 && each(Does.class).count() == parts.size();
        return alone ? Optional.of(commands.getFirst()) : Optional.empty();
    }

    /// What no command of vox does, as it is shown.
    List<String> notDone() {
        return Stream.concat(
                        each(Does.class).flatMap(does -> does.leftOut().stream()),
                        parts.stream()
                                .filter(part -> !(part.meaning() instanceof Does))
                                .map(Part::shown))
                .distinct()
                .toList();
    }

    /// The parts of one kind.
    <M extends Meaning> Stream<M> each(Class<M> kind) {
        return parts.stream().map(Part::meaning).filter(kind::isInstance).map(kind::cast);
    }
}
