package dev.vox.runtime.dialogue.openai;

import dev.vox.runtime.dialogue.Dialogue;
import dev.vox.runtime.dialogue.DialogueTurns;

import org.jspecify.annotations.Nullable;

/// Answers by a language model behind an OpenAI-compatible API: `POST {base}/chat/completions`, streamed.
///
/// Nothing is loaded and nobody is asked before the first turn.
public final class OpenAiDialogue implements Dialogue {
    private final ChatSettings settings;
    private @Nullable ChatClient client;

    public OpenAiDialogue(ChatSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public DialogueTurns open() {
        return new OpenAiTurns(settings, this::client);
    }

    private synchronized ChatClient client() {
        if (client == null) {
            client = new ChatClient(settings);
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
