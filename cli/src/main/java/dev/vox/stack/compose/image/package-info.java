/// The image context `.vox/image`: the packaged tool and a Java runtime for it.
@NullMarked
package dev.vox.stack.compose.image;

import org.jspecify.annotations.NullMarked;
