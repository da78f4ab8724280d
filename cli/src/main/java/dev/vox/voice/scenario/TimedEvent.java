package dev.vox.voice.scenario;

import dev.vox.voice.ConversationEvent;

import java.time.Duration;

/// An event of a conversation.
///
/// @param since the conversation began
public record TimedEvent(Duration since, ConversationEvent event) {}
