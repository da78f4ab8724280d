package dev.vox.validate;

import dev.vox.env.Project;
import dev.vox.env.Secrets;
import dev.vox.env.Variables;
import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Template;
import dev.vox.problem.VoxException;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A project, its variables and the stack that is up in it; each is looked at when a check first wants it, once.
public final class ProjectTarget implements Target {
    private final Project project;
    private final Once<Variables> variables;
    private final Once<Map<String, String>> environment;
    private final Once<Optional<StackUnderTest>> stack;
    private final Once<Secrets> secrets;

    /// @param variables resolves them; what it throws breaks the checks that want them
    /// @param process those of the process alone, whose secrets are masked where the others cannot be resolved
    /// @param stack looks for it
    public ProjectTarget(
            Project project,
            Supplier<Variables> variables,
            Supplier<Variables> process,
            Supplier<Optional<StackUnderTest>> stack) {
        this.project = project;
        this.variables = new Once<>(variables);
        this.environment = new Once<>(() -> this.variables.get().texts());
        this.secrets = new Once<>(() -> secrets(process));
        this.stack = new Once<>(stack);
    }

    @Override
    public Project project() {
        return project;
    }

    @Override
    public Map<String, String> environment() throws CheckBroken {
        return asked(environment);
    }

    @Override
    public Optional<String> origin(String variable) throws CheckBroken {
        return asked(variables).find(variable).map(found -> found.origin().label());
    }

    @Override
    public String expand(String text) throws CheckBroken {
        if (text.indexOf('$') < 0) {
            return text;
        }
        try {
            return new Expanding(this).expand(Template.parse(text));
        } catch (InvalidTemplate e) {
            throw new CheckBroken(masked(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public String masked(String text) {
        return secrets.get().masked(text);
    }

    @Override
    public Optional<StackUnderTest> stack() throws CheckBroken {
        return asked(stack);
    }

    private Secrets secrets(Supplier<Variables> process) {
        try {
            return variables.get().secrets();
        } catch (VoxException e) {
            return process.get().secrets();
        }
    }

    private static <T> T asked(Once<T> what) throws CheckBroken {
        try {
            return what.get();
        } catch (VoxException e) {
            throw new CheckBroken(String.valueOf(e.getMessage()), e);
        }
    }
}
