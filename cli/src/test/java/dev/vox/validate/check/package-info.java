@NullMarked
package dev.vox.validate.check;

import org.jspecify.annotations.NullMarked;
