package dev.vox.embedded;

import dev.vox.env.AgentSettings;
import dev.vox.env.DialogueKind;
import dev.vox.env.Environment;
import dev.vox.env.Value;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.runtime.dialogue.openai.ApiKey;
import dev.vox.runtime.dialogue.openai.ChatSettings;
import dev.vox.stack.plan.AgentKey;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads what answers.
final class DialogueReader {
    private final Environment environment;
    private final AgentFiles files;

    /// @param problems takes what is in the way
    DialogueReader(Environment environment, Path root, List<Problem> problems) {
        this.environment = environment;
        this.files = new AgentFiles(root, problems);
    }

    /// Reads it.
    ///
    /// @return null after a problem was noted
    @Nullable DialogueChoice read() {
        return switch (kind()) {
            case ECHO -> new DialogueChoice.Echo();
            case SCRIPTED -> scripted();
            case OPENAI -> openAi();
        };
    }

    private DialogueKind kind() {
        boolean key =
                environment
                        .find(AgentSettings.OPENAI_API_KEY)
                        .filter(value -> AgentKey.isUsable(value.value()))
                        .isPresent();
        return environment
                .find(AgentSettings.DIALOGUE)
                .map(Value::value)
                .orElse(key ? DialogueKind.OPENAI : DialogueKind.ECHO);
    }

    private @Nullable DialogueChoice scripted() {
        Optional<Value<String>> script = environment.find(AgentSettings.SCRIPT);
        if (script.isEmpty()) {
            files.wrong(
                    chosen() + ": no script is named",
                    "name a YAML of patterns and replies with " + AgentSettings.SCRIPT.variable());
            return null;
        }
        String text = files.text(script.get()).orElse(null);
        if (text == null) {
            return null;
        }
        try {
            return new DialogueChoice.Scripted(ScriptFile.read(script.get().value(), text));
        } catch (InvalidConfiguration e) {
            files.wrong(String.valueOf(e.getMessage()), e.hint().orElse(null));
            return null;
        }
    }

    private @Nullable DialogueChoice openAi() {
        Keys keys = new Keys(environment, files);
        Optional<Keys.Found> key = keys.find(chosen());
        return key.map(found ->
                        new DialogueChoice.OpenAi(
                                new ChatSettings(
                                        environment.get(AgentSettings.OPENAI_BASE_URL),
                                        environment.get(AgentSettings.OPENAI_MODEL),
                                        found.text().isEmpty() ? null : new ApiKey(found.text()),
                                        environment.get(AgentSettings.PROMPT),
                                        ChatSettings.Patience.DEFAULTS,
                                        ChatSettings.Memory.DEFAULTS)))
                .orElse(null);
    }

    /// Who chose what answers, for messages.
    private String chosen() {
        return environment.find(AgentSettings.DIALOGUE).map(Value::quoted).orElse("[dialogue]");
    }
}
