/// The client side of a stack: sessions over WebSocket and gRPC, what is measured on them, and long texts cut for speech.
@NullMarked
package dev.vox.voice;

import org.jspecify.annotations.NullMarked;
