package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.SpeechBuffer;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// A model that answers with the number of samples it heard, each turn only when it is let.
final class ScriptedModel implements SpeechModel {
    /// Turns that may be taken.
    final Semaphore turns = new Semaphore(0);

    /// Utterances that have been begun.
    final AtomicInteger begun = new AtomicInteger();

    /// Thrown at the next turn, if there is one.
    volatile Throwable fault;

    @Override
    public Decoding decode(SpeechBuffer speech) {
        begun.incrementAndGet();
        return new Counting(speech);
    }

    private final class Counting implements Decoding {
        private final SpeechBuffer speech;
        private boolean ended;

        Counting(SpeechBuffer speech) {
            this.speech = speech;
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public Progress advance() {
            try {
                turns.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            switch (fault) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(fault);
            }
            return ended ? Progress.DONE : Progress.STARVED;
        }

        @Override
        public String text() {
            return String.valueOf(speech.size());
        }
    }
}
