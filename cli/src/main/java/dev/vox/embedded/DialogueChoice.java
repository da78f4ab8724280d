package dev.vox.embedded;

import dev.vox.runtime.dialogue.Dialogue;
import dev.vox.runtime.dialogue.EchoDialogue;
import dev.vox.runtime.dialogue.openai.ChatSettings;
import dev.vox.runtime.dialogue.openai.OpenAiDialogue;
import dev.vox.runtime.dialogue.scripted.Script;
import dev.vox.runtime.dialogue.scripted.ScriptedDialogue;

/// What answers, with all that it needs.
sealed interface DialogueChoice {
    /// Repeats what it hears.
    record Echo() implements DialogueChoice {}

    /// Answers by a script.
    record Scripted(Script script) implements DialogueChoice {}

    /// Asks a language model.
    record OpenAi(ChatSettings settings) implements DialogueChoice {}

    /// Makes it; nothing is loaded and nobody is asked yet.
    default Dialogue make() {
        return switch (this) {
            case Echo() -> new EchoDialogue();
            case Scripted(Script script) -> new ScriptedDialogue(script);
            case OpenAi(ChatSettings settings) -> new OpenAiDialogue(settings);
        };
    }
}
