package dev.vox.runtime.dialogue.openai;

import dev.vox.runtime.dialogue.DialogueException;
import dev.vox.runtime.dialogue.DialogueTurns;
import dev.vox.runtime.dialogue.SentenceSink;
import dev.vox.runtime.sentence.SentenceSplitter;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// A conversation with a language model.
final class OpenAiTurns implements DialogueTurns {
    private final ChatSettings settings;
    private final Supplier<ChatClient> client;
    private final ChatHistory history;

    OpenAiTurns(ChatSettings settings, Supplier<ChatClient> client) {
        this.settings = settings;
        this.client = client;
        history = new ChatHistory(settings.memory());
    }

    @Override
    public void answer(String said, SentenceSink sink)
            throws DialogueException, InterruptedException {
        ChatHistory.Turn turn = history.begin(said);
        try (ChatText text = ask(history.messages(settings.prompt()))) {
            handOver(new SentenceSplitter(text), turn, sink);
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void interrupted(String heard) {
        history.interrupted(heard);
    }

    private static void handOver(
            SentenceSplitter sentences, ChatHistory.Turn turn, SentenceSink sink)
            throws InterruptedException {
        while (sentences.hasNext()) {
            String sentence = sentences.next().text();
            if (!sink.accept(sentence)) {
                return;
            }
            turn.answers(sentence);
        }
    }

    private ChatText ask(List<ChatHistory.Message> messages)
            throws IOException, InterruptedException {
        Allowance allowance = new Allowance(settings.patience());
        BackOff backOff = new BackOff(settings.patience().backOff(), allowance);
        for (int attempt = 1; ; attempt++) {
            try {
                return client.get().ask(messages, allowance);
            } catch (ChatFailure e) {
                if (!e.isPassing()
                        || attempt >= settings.patience().attempts()
                        || !backOff.await(e.retryAfter())) {
                    throw e;
                }
            }
        }
    }

    /// What is told to the user; the cause is left out, since what a server says may hold the key.
    private DialogueException failed(IOException problem) throws InterruptedException {
        if (problem instanceof InterruptedIOException) {
            throw new InterruptedException("interrupted while the model answers");
        }
        String message =
                "openai: %s at %s %s"
                        .formatted(settings.model(), settings.base(), problem.getMessage());
        ApiKey key = settings.key();
        return new DialogueException(key == null ? message : key.maskIn(message));
    }
}
