/// Recognition of speech: the port of recognisers and what they answer.
@NullMarked
package dev.vox.runtime.asr;

import org.jspecify.annotations.NullMarked;
