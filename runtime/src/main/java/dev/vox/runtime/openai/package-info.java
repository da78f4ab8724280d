/// What the clients of OpenAI-compatible services have in common.
@NullMarked
package dev.vox.runtime.openai;

import org.jspecify.annotations.NullMarked;
