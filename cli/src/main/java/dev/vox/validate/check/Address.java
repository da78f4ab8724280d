package dev.vox.validate.check;

import dev.vox.validate.CheckBroken;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/// An address that a check asks: the one that is written, else the running stack's.
///
/// @param text as written, its variables not yet replaced; null for the stack's
/// @param what of the stack's: `health`
/// @param schemes that it may have, the usual one first, which a text without one gets
record Address(@Nullable String text, String what, List<String> schemes) {
    Address {
        schemes = List.copyOf(schemes);
    }

    static Address read(YamlReader with, String key, String what, List<String> schemes) {
        return new Address(with.text(key).orElse(null), what, schemes);
    }

    /// The address; empty when no stack is up that has it.
    ///
    /// @throws CheckBroken when what is written is none
    Optional<URI> find(Target target) throws CheckBroken {
        if (text == null) {
            Optional<StackUnderTest> stack = target.stack();
            return stack.isPresent() ? stack.get().address(what) : Optional.empty();
        }
        String expanded = target.expand(text).strip();
        String whole = expanded.contains("://") ? expanded : schemes.getFirst() + "://" + expanded;
        try {
            URI uri = new URI(whole).parseServerAuthority();
            if (uri.getHost() == null || !schemes.contains(uri.getScheme())) {
                throw new CheckBroken(
                        target.masked(
                                "'%s' is no address such as %s://localhost:8080"
                                        .formatted(expanded, schemes.getFirst())));
            }
            return Optional.of(uri);
        } catch (URISyntaxException e) {
            throw new CheckBroken(target.masked("'%s' is no address".formatted(expanded)), e);
        }
    }

    /// That there is no stack with such an address.
    Verdict missing(Target target) throws CheckBroken {
        boolean up = target.stack().isPresent();
        return new Verdict.Missing(
                up ? "the stack publishes no %s address".formatted(what) : "no stack is up",
                List.of(),
                up ? null : "start the stack with `vox dev`");
    }
}
