/// The stack as one background JVM: its composition, its process, its log files, and the servers one by one.
@NullMarked
package dev.vox.embedded;

import org.jspecify.annotations.NullMarked;
