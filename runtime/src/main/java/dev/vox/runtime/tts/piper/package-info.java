/// The engine over Piper's neural voices. The only place that knows ONNX Runtime.
@NullMarked
package dev.vox.runtime.tts.piper;

import org.jspecify.annotations.NullMarked;
