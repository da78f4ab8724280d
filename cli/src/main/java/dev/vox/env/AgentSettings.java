package dev.vox.env;

import java.net.URI;
import java.util.List;

/// The rows of the settings table that say what an agent hears, understands and answers with.
public final class AgentSettings {
    /// The word of [#GRAMMAR] for anything that English says.
    public static final String DICTATION = "dictation";

    public static final Setting<DialogueKind> DIALOGUE =
            Setting.of(
                    "dialogue.kind",
                    "DIALOGUE",
                    SettingType.choice(DialogueKind.class),
                    null,
                    "What answers in agent mode; unset, openai where OPENAI_API_KEY is set, else"
                            + " echo, which repeats what it hears.");

    public static final Setting<String> SCRIPT =
            Setting.of(
                    "dialogue.script",
                    "DIALOGUE_SCRIPT",
                    SettingType.text("file"),
                    null,
                    "The YAML of patterns and replies of DIALOGUE=scripted.");

    public static final Setting<String> PROMPT =
            Setting.of(
                    "dialogue.prompt",
                    "DIALOGUE_PROMPT",
                    SettingType.text(),
                    "You are on the phone. Answer in one to three short sentences, without lists"
                            + " and markup.",
                    "What the language model is told of itself.");

    public static final Setting<String> OPENAI_API_KEY =
            Setting.of(
                            "dialogue.openai-key",
                            "OPENAI_API_KEY",
                            SettingType.text(),
                            null,
                            "The key of the language model that answers in agent mode.")
                    .asSecret();

    public static final Setting<URI> OPENAI_BASE_URL =
            Setting.of(
                    "dialogue.openai-base-url",
                    "OPENAI_BASE_URL",
                    SettingType.webAddress(),
                    URI.create("https://api.openai.com/v1"),
                    "Where the language model and the transcription service are; a local one may"
                            + " need no key.");

    public static final Setting<String> OPENAI_MODEL =
            Setting.of(
                    "dialogue.openai-model",
                    "OPENAI_MODEL",
                    SettingType.text(),
                    "gpt-4o-mini",
                    "The language model, as its API calls it.");

    public static final Setting<Boolean> ASR_ENABLED =
            Setting.of(
                    "orchestrator.asr-enabled",
                    "ASR_ENABLED",
                    SettingType.flag(),
                    null,
                    "Whether speech is recognised, over asr.enabled; unset, it is.");

    public static final Setting<RecognizerKind> ASR_ADAPTER =
            Setting.of(
                    "asr.adapter",
                    "ASR_ADAPTER",
                    SettingType.choice(RecognizerKind.class),
                    null,
                    "What recognises speech, over asr.adapter; unset, whisper where a model's file"
                            + " is given, else sphinx.");

    public static final Setting<String> GRAMMAR =
            Setting.of(
                    "asr.grammar",
                    "ASR_GRAMMAR",
                    SettingType.text("file, or dictation"),
                    null,
                    "The JSGF grammar of what sphinx understands; unset, twenty everyday commands;"
                            + " dictation, any English, which is slower and far less sure.");

    public static final Setting<String> ASR_MODEL_PATH =
            Setting.of(
                    "asr.model-path",
                    "ASR_MODEL_PATH",
                    SettingType.text("file"),
                    null,
                    "The model of whisper, a file in GGML format, over asr.model_path.");

    public static final Setting<String> ASR_MODEL =
            Setting.of(
                    "asr.model",
                    "ASR_MODEL",
                    SettingType.text(),
                    "whisper-1",
                    "The model of ASR_ADAPTER=openai, as its API calls it.");

    public static final Setting<String> ASR_LANGUAGE =
            Setting.of(
                    "asr.language",
                    "ASR_LANGUAGE",
                    SettingType.text("ISO 639-1"),
                    null,
                    "The language of the speech, over asr.language; unset, en.");

    public static final Setting<Double> ASR_BUFFER =
            Setting.of(
                    "orchestrator.asr-buffer",
                    "ASR_BUFFER_MAX_DURATION_S",
                    SettingType.seconds(1, 300),
                    null,
                    "Most seconds of speech to recognise at once, over asr.buffer_max_duration_s;"
                            + " unset, 30.");

    public static final Setting<Boolean> ASR_PRELOAD =
            Setting.of(
                    "asr.preload",
                    "ASR_PRELOAD",
                    SettingType.flag(),
                    null,
                    "Whether the recogniser is loaded as soon as the stack is ready, over"
                            + " asr.preload; unset, with the first client that has a microphone.");

    static final SettingGroup GROUP =
            new SettingGroup(
                    "Agent",
                    List.of(
                            DIALOGUE,
                            SCRIPT,
                            PROMPT,
                            OPENAI_API_KEY,
                            OPENAI_BASE_URL,
                            OPENAI_MODEL,
                            ASR_ENABLED,
                            ASR_ADAPTER,
                            GRAMMAR,
                            ASR_MODEL_PATH,
                            ASR_MODEL,
                            ASR_LANGUAGE,
                            ASR_BUFFER,
                            ASR_PRELOAD));

    private AgentSettings() {}

    /// All of them.
    public static List<Setting<?>> rows() {
        return GROUP.rows();
    }
}
