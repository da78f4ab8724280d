/// Answers by a language model behind an OpenAI-compatible API.
@NullMarked
package dev.vox.runtime.dialogue.openai;

import org.jspecify.annotations.NullMarked;
