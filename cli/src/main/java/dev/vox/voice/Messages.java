package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.runtime.orchestrator.message.ClientMessage;
import dev.vox.runtime.orchestrator.message.ClientMessages;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.InvalidMessageException;
import dev.vox.runtime.orchestrator.message.Role;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.ServerMessages;
import dev.vox.runtime.orchestrator.message.Topic;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// Between what a client means and what goes over the WebSocket.
public final class Messages {
    private static final int NORMAL_CLOSURE = 1000;

    private Messages() {}

    static String hello(SessionOptions options) {
        return ClientMessages.encode(
                new ClientMessage.Hello(
                        Set.of(Topic.METRICS, Topic.STATE),
                        options.voiceOrNull(),
                        switch (options.pace()) {
                            case FAST -> dev.vox.runtime.orchestrator.message.Pace.FAST;
                            case REALTIME -> dev.vox.runtime.orchestrator.message.Pace.REALTIME;
                        }));
    }

    /// What a conversation wants to be told.
    static String hello(@Nullable String voice) {
        return ClientMessages.encode(
                new ClientMessage.Hello(
                        EnumSet.allOf(Topic.class),
                        voice,
                        dev.vox.runtime.orchestrator.message.Pace.REALTIME));
    }

    static String audioFormat(int sampleRate) {
        return ClientMessages.encode(new ClientMessage.AudioFormat(sampleRate));
    }

    /// A text that is to be spoken or answered.
    public static String text(String text, TextRole role) {
        return ClientMessages.encode(
                new ClientMessage.Text(
                        text,
                        true,
                        switch (role) {
                            case USER -> Role.USER;
                            case ASSISTANT -> Role.ASSISTANT;
                            case UNSAID -> null;
                        }));
    }

    /// A command that acts on what is spoken.
    public static String control(Command command) {
        return ClientMessages.encode(
                new ClientMessage.Control(ControlAction.valueOf(command.name())));
    }

    /// What a message tells. One that cannot be understood is a failure, not nothing.
    static VoiceEvent event(Inbound message) {
        try {
            return switch (message) {
                case Inbound.Text(String text, long arrivedAt) ->
                        event(ServerMessages.decode(text), arrivedAt);
                case Inbound.Binary(byte[] bytes, long arrivedAt) ->
                        event(AudioBinary.decode(bytes), arrivedAt);
                case Inbound.Pong _ -> notUnderstood("a pong that nobody asked for");
                case Inbound.Closed(int code, String reason) -> closed(code, reason);
                case Inbound.Broken(String reason) -> new VoiceEvent.Ended(reason);
            };
        } catch (InvalidMessageException e) {
            return notUnderstood(String.valueOf(e.getMessage()));
        }
    }

    private static VoiceEvent event(ServerMessage message, long arrivedAt) {
        return switch (message) {
            case ServerMessage.SessionStart start -> new VoiceEvent.Started(start.sessionId());
            case ServerMessage.Audio audio -> audio(audio, arrivedAt);
            case ServerMessage.SessionEnd end -> new VoiceEvent.Ended(end.reason().wireName());
            case ServerMessage.Failure error ->
                    new VoiceEvent.Failed(error.code().name(), error.message());
            case ServerMessage.State state ->
                    new VoiceEvent.StateChanged(
                            state.from(), state.to(), Duration.ofMillis(state.atMillis()));
            case ServerMessage.Metrics metrics -> new VoiceEvent.UtteranceEnded(metrics);
            case ServerMessage.Transcript transcript ->
                    new VoiceEvent.Transcript(
                            transcript.role(), transcript.text(), transcript.last());
            case ServerMessage.Flush(long sequence) -> new VoiceEvent.Flushed(sequence);
            case ServerMessage.Speech(var moment, long at, long decided) ->
                    new VoiceEvent.SpeechHeard(moment, at, decided);
            case ServerMessage.Turn turn -> new VoiceEvent.TurnOver(turn);
        };
    }

    private static VoiceEvent audio(ServerMessage.Audio audio, long arrivedAt) {
        if (audio.sampleRate() != WireFormat.SAMPLE_RATE
                || audio.pcm().length != WireFormat.FRAME_BYTES) {
            return notUnderstood(
                    "a frame has %d bytes at %d Hz"
                            .formatted(audio.pcm().length, audio.sampleRate()));
        }
        return new VoiceEvent.Audio(audio.sequence(), audio.pcm(), arrivedAt);
    }

    private static VoiceEvent notUnderstood(String problem) {
        return new VoiceEvent.Failed("INVALID_MESSAGE", "the server sent no message: " + problem);
    }

    private static VoiceEvent closed(int code, String reason) {
        String cause = reason.isBlank() ? "" : ": " + reason;
        return new VoiceEvent.Ended(
                code == NORMAL_CLOSURE && cause.isEmpty()
                        ? "the server closed the connection"
                        : "the server closed the connection (%d)%s".formatted(code, cause));
    }
}
