/// Where a stack is reached from: this host, its own containers, a browser.
@NullMarked
package dev.vox.validate.check.view;

import org.jspecify.annotations.NullMarked;
