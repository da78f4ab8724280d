/// Templates with `${…}` in them: parsed once, expanded against whatever knows the variables.
@NullMarked
package dev.vox.env.interpolation;

import org.jspecify.annotations.NullMarked;
