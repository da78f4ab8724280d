package dev.vox.validate.check;

import dev.vox.env.Project;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A target whose texts are masked once more: by what a container keeps secret.
record MaskingTarget(Target target, UnaryOperator<String> mask) implements Target {
    @Override
    public Project project() {
        return target.project();
    }

    @Override
    public Map<String, String> environment() throws CheckBroken {
        return target.environment();
    }

    @Override
    public String expand(String text) throws CheckBroken {
        return target.expand(text);
    }

    @Override
    public String masked(String text) {
        return mask.apply(target.masked(text));
    }

    @Override
    public Optional<StackUnderTest> stack() throws CheckBroken {
        return target.stack();
    }
}
