package dev.vox.cli.repl.talk;

import dev.vox.voice.Loudspeaker;
import dev.vox.voice.sound.UserAudio;

import org.jspecify.annotations.Nullable;

/// The user's ends of the conversation.
///
/// @param microphone what is heard of the user from the beginning; null for nothing
/// @param speaker where the stack is heard
/// @param audible whether anybody hears the speaker
public record Sound(@Nullable UserAudio microphone, Loudspeaker speaker, boolean audible) {
    /// Neither a microphone nor a speaker.
    public static final Sound NONE = new Sound(null, Loudspeaker.NONE, false);
}
