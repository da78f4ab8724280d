package dev.vox.runtime.dialogue;

import dev.vox.runtime.sentence.SentenceSplitter;

import java.io.StringReader;

/// Hands over an answer that is known from the start.
public final class WholeAnswer {
    private WholeAnswer() {}

    /// Hands over its sentences until the sink refuses one. What has neither letter nor digit is not spoken.
    public static void handOver(String text, SentenceSink sink) throws InterruptedException {
        SentenceSplitter sentences = new SentenceSplitter(new StringReader(text));
        boolean wanted = true;
        while (wanted && sentences.hasNext()) {
            wanted = sink.accept(sentences.next().text());
        }
    }
}
