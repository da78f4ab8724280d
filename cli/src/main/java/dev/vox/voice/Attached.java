package dev.vox.voice;

import dev.vox.voice.sound.UserAudio;

/// What is attached to a conversation before it begins.
///
/// @param loudspeaker where the server's audio is played, beside the session's own ear
/// @param tap sees what goes over the wire
/// @param opening what the user gives to hear from the first frame on
public record Attached(Loudspeaker loudspeaker, ConversationTap tap, UserAudio opening) {
    /// A loudspeaker alone; the user is silent at first.
    public static Attached to(Loudspeaker loudspeaker) {
        return new Attached(loudspeaker, ConversationTap.NONE, UserAudio.SILENCE);
    }
}
