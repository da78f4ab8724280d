package dev.vox.runtime.orchestrator;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.runtime.orchestrator.message.AudioText;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.ServerMessages;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.orchestrator.websocket.WebSocketConnection;

import java.util.Set;

/// The client's side of a session: says things the way this client wants to hear them.
///
/// Not thread-safe; the conversation's lock guards it.
final class Client {
    private final WebSocketConnection connection;
    private final boolean binary;
    private final AudioText audioText = new AudioText();
    private final byte[] audioBinary = new byte[AudioBinary.HEADER_BYTES + WireFormat.FRAME_BYTES];
    private Set<Topic> topics = Set.of();
    private boolean fullDuplex;
    private long sequence;

    Client(WebSocketConnection connection) {
        this.connection = connection;
        this.binary = connection.subProtocol().equals(AudioBinary.SUB_PROTOCOL);
    }

    void accept(Set<Topic> accepted) {
        topics = accepted;
    }

    /// The client sends its own audio.
    void turnFullDuplex() {
        fullDuplex = true;
    }

    boolean isFullDuplex() {
        return fullDuplex;
    }

    /// Tells a client that is full duplex that what it has not played is void.
    void flush() {
        if (fullDuplex) {
            tell(new ServerMessage.Flush(sequence));
        }
    }

    void tell(ServerMessage message) {
        connection.sendText(ServerMessages.encode(message));
    }

    void tellIfAccepted(Topic topic, ServerMessage message) {
        if (topics.contains(topic)) {
            tell(message);
        }
    }

    /// Sends a frame; blocks while the client does not read.
    void play(byte[] pcm) {
        sequence++;
        if (binary) {
            AudioBinary.write(pcm, sequence, audioBinary);
            connection.sendBinary(audioBinary);
        } else {
            int length = audioText.write(pcm, sequence);
            connection.sendText(audioText.bytes(), length);
        }
    }

    void close(int code, String reason) {
        connection.close(code, reason);
    }
}
