/// Inside a container: environment → [dev.vox.entrypoint.Mode] → what is started.
@NullMarked
package dev.vox.entrypoint;

import org.jspecify.annotations.NullMarked;
