/// A contract file as records.
@NullMarked
package dev.vox.contract.model;

import org.jspecify.annotations.NullMarked;
