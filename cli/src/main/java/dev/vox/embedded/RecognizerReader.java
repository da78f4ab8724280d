package dev.vox.embedded;

import dev.vox.env.AgentSettings;
import dev.vox.env.Environment;
import dev.vox.env.RecognizerKind;
import dev.vox.env.Setting;
import dev.vox.env.Value;
import dev.vox.runtime.asr.openai.TranscriptionSettings;
import dev.vox.runtime.asr.sphinx.SphinxMode;
import dev.vox.runtime.asr.sphinx.SphinxSettings;
import dev.vox.runtime.asr.whisper.WhisperSettings;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what recognises speech: the environment wins over the section of a file.
final class RecognizerReader {
    private static final String ENGLISH = "en";
    private static final double USUAL_SECONDS = 30;

    private final Environment environment;
    private final AsrSection section;
    private final AgentFiles files;

    /// @param problems takes what is in the way
    RecognizerReader(
            Environment environment, Path root, AsrSection section, List<Problem> problems) {
        this.environment = environment;
        this.section = section;
        this.files = new AgentFiles(root, problems);
    }

    /// Reads it.
    ///
    /// @return null after a problem was noted
    @Nullable RecognizerChoice read() {
        if (!either(AgentSettings.ASR_ENABLED, section.enabled()).orElse(true)) {
            return new RecognizerChoice.Deaf();
        }
        RecognizerKind usual =
                modelPath().isPresent() ? RecognizerKind.WHISPER : RecognizerKind.SPHINX;
        return switch (either(AgentSettings.ASR_ADAPTER, section.adapter()).orElse(usual)) {
            case SPHINX -> sphinx();
            case OPENAI -> openAi();
            case WHISPER -> whisper();
        };
    }

    private @Nullable RecognizerChoice sphinx() {
        if (!language().toLowerCase(Locale.ROOT).startsWith(ENGLISH)) {
            files.wrong(
                    said(AgentSettings.ASR_LANGUAGE, "asr.language", language())
                            + ": sphinx understands English only",
                    "choose another recogniser: ASR_ADAPTER=whisper or openai");
            return null;
        }
        SphinxMode mode = sphinxMode();
        return mode == null
                ? null
                : new RecognizerChoice.Sphinx(
                        SphinxSettings.of(mode).withLongestUtterance(longest()));
    }

    private @Nullable SphinxMode sphinxMode() {
        Value<String> grammar = environment.find(AgentSettings.GRAMMAR).orElse(null);
        if (grammar == null) {
            return SphinxMode.everyday();
        }
        if (grammar.value().strip().equals(AgentSettings.DICTATION)) {
            return new SphinxMode.Dictation();
        }
        String text = files.text(grammar).orElse(null);
        if (text != null && text.isBlank()) {
            files.wrong(grammar.quoted() + ": the grammar is empty", "write a public rule");
            return null;
        }
        return text == null ? null : new SphinxMode.Grammar(text);
    }

    private @Nullable RecognizerChoice openAi() {
        String context = said(AgentSettings.ASR_ADAPTER, "asr.adapter", "openai");
        Optional<Keys.Found> key = new Keys(environment, files).find(context);
        if (key.isEmpty()) {
            return null;
        }
        TranscriptionSettings usual =
                TranscriptionSettings.of(
                                environment.get(AgentSettings.OPENAI_BASE_URL), key.get().text())
                        .with(environment.get(AgentSettings.ASR_MODEL), language());
        return new RecognizerChoice.OpenAi(
                usual.withTimes(usual.attemptTimeout(), usual.deadline(), longest()));
    }

    private @Nullable RecognizerChoice whisper() {
        Optional<String> name = modelPath();
        if (name.isEmpty()) {
            files.wrong(
                    said(AgentSettings.ASR_ADAPTER, "asr.adapter", "whisper")
                            + ": no model is named",
                    "name a file of whisper.cpp with ASR_MODEL_PATH, or choose"
                            + " ASR_ADAPTER=sphinx, which needs none");
            return null;
        }
        Path model = files.path(name.get());
        if (!Files.isRegularFile(model) || !Files.isReadable(model)) {
            files.missing(
                    said(AgentSettings.ASR_MODEL_PATH, "asr.model_path", name.get())
                            + (Files.exists(model) ? ": cannot be read" : ": no such file"),
                    "put the model there, or choose ASR_ADAPTER=sphinx, which needs none");
            return null;
        }
        return new RecognizerChoice.Whisper(
                WhisperSettings.of(model).withLanguage(language()).withLongestUtterance(longest()));
    }

    private Optional<String> modelPath() {
        return either(AgentSettings.ASR_MODEL_PATH, section.modelPath());
    }

    private String language() {
        return either(AgentSettings.ASR_LANGUAGE, section.language()).orElse(ENGLISH);
    }

    private Duration longest() {
        double seconds =
                either(AgentSettings.ASR_BUFFER, section.bufferSeconds()).orElse(USUAL_SECONDS);
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private <T> Optional<T> either(Setting<T> setting, @Nullable T written) {
        return environment.find(setting).map(Value::value).or(() -> Optional.ofNullable(written));
    }

    /// Who says a value: the variable with its place, else the key of the file.
    private String said(Setting<?> setting, String key, String text) {
        return environment
                .find(setting)
                .map(Value::quoted)
                .orElse("[configuration] " + key + "=" + text);
    }
}
