/// What people ask of the variables in effect: all of them, one of them, and how two environments differ.
@NullMarked
package dev.vox.env.inspect;

import org.jspecify.annotations.NullMarked;
