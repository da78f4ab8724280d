/// The one door to Gson in the tool: values to text, and text to a small tree.
@NullMarked
package dev.vox.json;

import org.jspecify.annotations.NullMarked;
