/// Whether this machine and this project are well: the checks that need no stack, all at once, within two seconds.
@NullMarked
package dev.vox.validate.doctor;

import org.jspecify.annotations.NullMarked;
