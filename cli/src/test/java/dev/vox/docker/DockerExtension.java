package dev.vox.docker;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.util.Optional;

/// Skips where no engine answers, hands out the class's [Docker], and cleans up behind it.
final class DockerExtension implements ExecutionCondition, BeforeAllCallback, ParameterResolver {
    private static final Namespace STORE = Namespace.create(DockerExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = Engine.missing();
        return missing.isPresent()
                ? ConditionEvaluationResult.disabled("no container engine: " + missing.get())
                : ConditionEvaluationResult.enabled("a container engine answers");
    }

    /// Made here, in the class's own context, so that it is closed at the class's end and not earlier.
    @Override
    public void beforeAll(ExtensionContext context) {
        docker(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Docker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return docker(context);
    }

    private static Docker docker(ExtensionContext context) {
        return context.getStore(STORE)
                .computeIfAbsent(Docker.class, type -> Docker.open(), Docker.class);
    }
}
