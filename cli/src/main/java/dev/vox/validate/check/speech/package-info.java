/// Having a stack or a worker speak, and judging what is heard.
@NullMarked
package dev.vox.validate.check.speech;

import org.jspecify.annotations.NullMarked;
