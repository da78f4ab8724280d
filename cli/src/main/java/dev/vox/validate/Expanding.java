package dev.vox.validate;

import dev.vox.env.interpolation.Part;
import dev.vox.env.interpolation.Part.Operator;
import dev.vox.env.interpolation.Template;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Replaces the variables of a template: addresses of the stack by their own names, others by the environment.
final class Expanding {
    private static final String PREFIX = "VOX_";

    /// What the stack tells, by the name behind the prefix, in small letters.
    private static final List<String> ADDRESSES =
            List.of("websocket", "health", "grpc", "metrics", "orchestrator-metrics", "redis");

    private final Target target;

    Expanding(Target target) {
        this.target = target;
    }

    String expand(Template template) throws CheckBroken {
        StringBuilder text = new StringBuilder();
        for (Part part : template.parts()) {
            if (part instanceof Part.Literal literal) {
                text.append(literal.text());
            } else {
                text.append(value((Part.Reference) part));
            }
        }
        return text.toString();
    }

    private String value(Part.Reference reference) throws CheckBroken {
        String value = lookUp(reference.name());
        Operator operator = reference.operator();
        boolean set = value != null && !(asUnset(operator) && value.isEmpty());
        if (operator == null) {
            return present(value, reference.name());
        }
        return switch (operator) {
            case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET ->
                    set ? present(value, reference.name()) : expand(reference.word());
            case ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET ->
                    set ? expand(reference.word()) : "";
            case REQUIRED_NOT_EMPTY, REQUIRED_SET -> {
                if (!set) {
                    String word = expand(reference.word());
                    throw new CheckBroken(
                            word.isEmpty()
                                    ? reference.name() + " is not set"
                                    : reference.name() + " is not set: " + word);
                }
                yield present(value, reference.name());
            }
        };
    }

    private static boolean asUnset(@Nullable Operator operator) {
        return operator != null && operator.countsEmptyAsUnset();
    }

    private static String present(@Nullable String value, String name) throws CheckBroken {
        if (value == null) {
            throw new CheckBroken(
                    ADDRESSES.contains(addressOf(name))
                            ? name + " is not known: no stack is up, or it does not publish it"
                            : name + " is not set");
        }
        return value;
    }

    private @Nullable String lookUp(String name) throws CheckBroken {
        String address = addressOf(name);
        if (ADDRESSES.contains(address)) {
            URI known = target.stack().flatMap(stack -> stack.address(address)).orElse(null);
            if (known != null) {
                return known.toString();
            }
        }
        return target.environment().get(name);
    }

    private static String addressOf(String name) {
        return name.startsWith(PREFIX)
                ? name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-')
                : "";
    }
}
