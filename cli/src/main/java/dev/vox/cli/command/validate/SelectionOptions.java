package dev.vox.cli.command.validate;

import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.validate.Phase;
import dev.vox.validate.Selection;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// Which checks a command is about.
public final class SelectionOptions implements Declared {
    private List<String> phases = List.of();
    private List<String> only = List.of();
    private List<String> skip = List.of();

    @Override
    public void declare(Arguments arguments) {
        arguments
                .options(String.class, "N", "--phase")
                .about("Only these phases: 4, 2-4, 1,3. Repeatable.")
                .to(given -> phases = given);
        arguments
                .options(String.class, "GLOB", "--only")
                .about("Only checks with such an id: 'discovery.*'. Repeatable.")
                .to(given -> only = given);
        arguments
                .options(String.class, "GLOB", "--skip")
                .about("No checks with such an id, over --only. Repeatable.")
                .to(given -> skip = given);
    }

    /// What is selected, of as few phases as it takes to know.
    ///
    /// @param read reads the phases of some numbers, or more
    /// @throws UsageProblem when nothing is
    List<Phase> of(Function<IntPredicate, List<Phase>> read, String usage) {
        Selection selection = new Selection(phases, only, skip);
        try {
            return selection.of(read.apply(selection::mayHave));
        } catch (Selection.Unmet ofSome) {
            return ofAll(selection, read, usage);
        }
    }

    /// What is not among some phases may be among the others, and what is nearest to it too.
    private static List<Phase> ofAll(
            Selection selection, Function<IntPredicate, List<Phase>> read, String usage) {
        try {
            return selection.of(read.apply(number -> true));
        } catch (Selection.Unmet unmet) {
            throw new UsageProblem(String.valueOf(unmet.getMessage()), unmet.hint(), usage);
        }
    }

    /// The words of `--phase`.
    List<String> phases() {
        return phases;
    }

    /// Whether checks are selected by their ids.
    boolean byId() {
        return !only.isEmpty() || !skip.isEmpty();
    }
}
