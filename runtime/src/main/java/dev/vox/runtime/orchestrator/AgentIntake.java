package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.hearing.Ear;
import dev.vox.runtime.orchestrator.hearing.Preparation;
import dev.vox.runtime.orchestrator.message.ClientMessage;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.InvalidMessageException;
import dev.vox.runtime.orchestrator.message.Role;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Agent and hybrid mode: the user's words are answered, the agent's spoken, audio is heard.
final class AgentIntake implements Intake {
    private static final int HIGHEST_RATE = 192_000;
    private static final Duration STOPS = Duration.ofSeconds(1);

    /// Frame sizes that are wrong and were told so; beyond that a client hears no more of it.
    private static final int MOST_WRONG_SIZES = 8;

    private final String id;
    private final Agent agent;
    private final Preparation preparation;
    private final Stage stage;
    private final Conversation conversation;
    private final Turns turns;
    private final Answers answers;
    private final SpeechEvents events;
    private final Set<Integer> wrongSizes = new HashSet<>();
    private ClientMessage.AudioFormat format = new ClientMessage.AudioFormat(48_000);
    private boolean fullDuplex;
    private volatile @Nullable Ear ear;

    AgentIntake(
            String id,
            Agent agent,
            Preparation preparation,
            Stage stage,
            Conversation conversation,
            Turns turns,
            Answers answers,
            SpeechEvents events) {
        this.id = id;
        this.agent = agent;
        this.preparation = preparation;
        this.stage = stage;
        this.conversation = conversation;
        this.turns = turns;
        this.answers = answers;
        this.events = events;
    }

    @Override
    public void text(ClientMessage.Text text) {
        switch (role(text)) {
            case USER -> turns.written(text.text());
            case ASSISTANT -> conversation.text(text.text());
        }
    }

    @Override
    public void format(ClientMessage.AudioFormat newFormat) {
        format = newFormat;
        wrongSizes.clear();
        turnFullDuplex();
    }

    @Override
    public void audio(byte[] frame) throws InvalidMessageException {
        if (frame.length == format.frameBytes()) {
            turnFullDuplex();
            Ear listening = ear;
            if (listening != null) {
                listening.hear(frame, format.sampleRate());
            }
        } else if (wrongSizes.size() < MOST_WRONG_SIZES && wrongSizes.add(frame.length)) {
            // Said once a size: a client that streams its microphone would be told fifty times a
            // second.
            throw wrongSize(frame.length);
        }
    }

    @Override
    public void checkDeadlines() {
        answers.checkDeadline();
    }

    @Override
    public void close() {
        Ear listening = ear;
        if (listening != null) {
            listening.close();
        }
        try {
            answers.awaitEnd(STOPS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Role role(ClientMessage.Text text) {
        if (text.role() != null) {
            return text.role();
        }
        return switch (agent.mode()) {
            case AGENT -> Role.USER;
            case HYBRID -> fullDuplex ? Role.USER : Role.ASSISTANT;
        };
    }

    private void turnFullDuplex() {
        if (fullDuplex) {
            return;
        }
        fullDuplex = true;
        if (!agent.vad().enabled()) {
            conversation.error(
                    ErrorCode.INVALID_MESSAGE,
                    "vad.enabled is false: the agent does not listen to audio");
            return;
        }
        stage.locked(() -> {
            if (stage.isOver()) {
                return;
            }
            Ear opened =
                    Ear.open(
                            id,
                            agent.vad(),
                            agent.recognizer(),
                            preparation,
                            agent.patience(),
                            events);
            ear = opened;
            stage.effects().turnFullDuplex(new Echo(opened));
        });
    }

    private InvalidMessageException wrongSize(int bytes) {
        String problem =
                "an audio frame of 20 ms at "
                        + format.sampleRate()
                        + " Hz has "
                        + format.frameBytes()
                        + " bytes, not "
                        + bytes;
        int rate = bytes / Short.BYTES * 50;
        if (bytes == 0 || bytes % Short.BYTES != 0 || rate > HIGHEST_RATE) {
            return new InvalidMessageException(problem);
        }
        String advice =
                rate == 48_000 || rate == 16_000
                        ? "; it would fit "
                                + rate
                                + " Hz: send {\"type\":\"audio_format\",\"sample_rate\":"
                                + rate
                                + "} first"
                        : "; it would fit " + rate + " Hz, which is not heard: send 48000 or 16000";
        return new InvalidMessageException(problem + advice);
    }

    private record Echo(Ear ear) implements PlayedAudio {
        @Override
        public void played(byte[] pcm, long sentNanos) {
            ear.played(pcm, sentNanos);
        }

        @Override
        public void flushed(long atNanos) {
            ear.flushed(atNanos);
        }
    }
}
