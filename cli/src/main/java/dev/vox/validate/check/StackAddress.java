package dev.vox.validate.check;

import dev.vox.validate.CheckBroken;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/// Where a check asks: at the address of its file, else where the running stack listens.
///
/// @param purpose under which a stack has its address: `websocket`
/// @param schemes that the address may have
/// @param url as the file has it; null when it leaves it out
record StackAddress(String purpose, List<String> schemes, @Nullable String url) {
    StackAddress {
        schemes = List.copyOf(schemes);
    }

    /// The address; empty when none is given and no stack is up that has one.
    ///
    /// @throws CheckBroken when what is given is no such address
    Optional<URI> find(Target target) throws CheckBroken {
        if (url == null) {
            return target.stack().flatMap(stack -> stack.address(purpose));
        }
        String text = target.expand(url);
        try {
            URI address = new URI(text);
            boolean whole = address.getHost() != null && address.getPort() > 0;
            if (whole && schemes.contains(address.getScheme())) {
                return Optional.of(address);
            }
        } catch (URISyntaxException e) {
            throw wrong(target, text, e);
        }
        throw wrong(target, text, null);
    }

    private CheckBroken wrong(Target target, String text, @Nullable Throwable cause) {
        return new CheckBroken(
                "[url] '%s' is no address of the form %s://HOST:PORT"
                        .formatted(target.masked(text), String.join(":// or ", schemes)),
                cause);
    }

    /// Why there is none.
    Verdict missing(Target target) throws CheckBroken {
        Optional<StackUnderTest> stack = target.stack();
        return new Verdict.Missing(
                stack.isEmpty()
                        ? "no stack is up"
                        : "the stack has no %s address that is reached from here"
                                .formatted(purpose),
                List.of(),
                stack.isEmpty() ? "start it with `vox dev`" : null);
    }
}
