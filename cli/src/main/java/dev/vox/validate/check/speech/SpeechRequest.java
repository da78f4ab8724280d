package dev.vox.validate.check.speech;

import dev.vox.voice.Pace;

import java.net.URI;

/// What is to be spoken, and by whom.
///
/// @param address of an orchestrator (`ws://…`) or of a worker (`grpc://…`), by what `through` says
/// @param voice to speak with; empty for the default
/// @param model that speaks then, as far as it is known; empty when it is not
public record SpeechRequest(Through through, URI address, String voice, String model, String text) {
    /// Which way a text goes.
    public enum Through {
        /// Over WebSocket, as clients do.
        ORCHESTRATOR,
        /// Over gRPC, as orchestrators do.
        WORKER;

        /// Under which name a stack has its address.
        public String addressed() {
            return switch (this) {
                case ORCHESTRATOR -> "websocket";
                case WORKER -> "grpc";
            };
        }
    }

    /// Opens a way to speak.
    SpeechLine open(Pace pace) throws InterruptedException {
        return switch (through) {
            case ORCHESTRATOR ->
                    OrchestratorLine.open(address, voice.isEmpty() ? null : voice, pace);
            case WORKER -> WorkerLine.open(address, voice, pace);
        };
    }
}
