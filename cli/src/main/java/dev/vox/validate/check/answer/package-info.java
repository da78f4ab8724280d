/// How checks put what they saw.
@NullMarked
package dev.vox.validate.check.answer;

import org.jspecify.annotations.NullMarked;
