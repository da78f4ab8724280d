/// The variables in effect as other tools read them.
@NullMarked
package dev.vox.env.export;

import org.jspecify.annotations.NullMarked;
