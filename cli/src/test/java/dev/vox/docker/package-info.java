/// Tests against a real container engine: the engine or a reason to skip, a tiny image, and a clean engine afterwards.
@NullMarked
package dev.vox.docker;

import org.jspecify.annotations.NullMarked;
