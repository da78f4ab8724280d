/// Reports of a validation: one renderer a format, several at once, written whole or not at all.
@NullMarked
package dev.vox.validate.report;

import org.jspecify.annotations.NullMarked;
