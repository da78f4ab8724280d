/// Layout as values: what a result looks like, without a stream, a width or a colour.
@NullMarked
package dev.vox.text;

import org.jspecify.annotations.NullMarked;
