/// The embedded voice stack. It reads no environment, no YAML and no file that it was not handed.
@NullMarked
package dev.vox.runtime;

import org.jspecify.annotations.NullMarked;
