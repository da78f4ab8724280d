/// The transcription service of OpenAI, and of all that speak as it does.
@NullMarked
package dev.vox.runtime.asr.openai;

import org.jspecify.annotations.NullMarked;
