/// Contracts of workers as phases of checks, domain by domain.
@NullMarked
package dev.vox.validate.domain;

import org.jspecify.annotations.NullMarked;
