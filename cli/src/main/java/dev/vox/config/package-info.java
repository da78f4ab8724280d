/// `vox.yaml`: what a project says of itself.
@NullMarked
package dev.vox.config;

import org.jspecify.annotations.NullMarked;
