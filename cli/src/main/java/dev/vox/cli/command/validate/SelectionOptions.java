package dev.vox.cli.command.validate;

import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.validate.Phase;
import dev.vox.validate.Selection;

import java.util.List;

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

    /// What is selected.
    ///
    /// @throws UsageProblem when that is nothing
    List<Phase> of(List<Phase> all, String usage) {
        try {
            return new Selection(phases, only, skip).of(all);
        } catch (Selection.Unmet unmet) {
            throw new UsageProblem(String.valueOf(unmet.getMessage()), unmet.hint(), usage);
        }
    }

    /// The one phase that is named; empty when none is, or more than one.
    List<String> phases() {
        return phases;
    }

    /// Whether checks are selected by their ids.
    boolean byId() {
        return !only.isEmpty() || !skip.isEmpty();
    }
}
