/// The settings: one table, layers of raw values, typed values that remember where they came from, and the project root.
@NullMarked
package dev.vox.env;

import org.jspecify.annotations.NullMarked;
