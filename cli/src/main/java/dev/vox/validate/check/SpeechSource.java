package dev.vox.validate.check;

import dev.vox.validate.CheckBroken;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.speech.SpeechRequest;
import dev.vox.validate.check.speech.SpeechRequest.Through;
import dev.vox.yaml.YamlReader;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a check has spoken, and by whom: `through`, `url`, `voice` and `text`.
///
/// @param voice empty for the default
record SpeechSource(Through through, Address address, String voice, String text) {
    private static final String ORCHESTRATOR = "orchestrator";
    private static final String WORKER = "worker";

    static SpeechSource read(YamlReader with) {
        return read(with, Through.ORCHESTRATOR);
    }

    /// @param usual which way a text goes unless the file says so
    static SpeechSource read(YamlReader with, Through usual) {
        Through through =
                with.oneOf("through", List.of(ORCHESTRATOR, WORKER))
                        .map(word -> Through.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(usual);
        List<String> schemes =
                switch (through) {
                    case ORCHESTRATOR -> List.of("ws", "wss");
                    case WORKER -> List.of("grpc");
                };
        return new SpeechSource(
                through,
                Address.read(with, "url", through.addressed(), schemes),
                with.text("voice").orElse(""),
                with.text("text").orElse(TtsKind.TEXT));
    }

    /// What is to be spoken; empty when there is nobody to speak.
    Optional<SpeechRequest> request(Target target) throws CheckBroken {
        Optional<URI> found = address.find(target);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.get().getPort() < 0) {
            throw new CheckBroken(
                    "'%s' names no port".formatted(target.masked(found.get().toString())));
        }
        String chosen = target.expand(voice);
        return Optional.of(
                new SpeechRequest(
                        through,
                        found.get(),
                        chosen,
                        chosen.isEmpty() ? model(target, found.get()) : chosen,
                        target.expand(text)));
    }

    /// The running stack's model, when it is the running stack that speaks.
    private String model(Target target, URI speaker) throws CheckBroken {
        return target.stack()
                .filter(stack -> stack.address(through.addressed()).equals(Optional.of(speaker)))
                .map(StackUnderTest::model)
                .orElse("");
    }

    Verdict missing(Target target) throws CheckBroken {
        return address.missing(target);
    }
}
