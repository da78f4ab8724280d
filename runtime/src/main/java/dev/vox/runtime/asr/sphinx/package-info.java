/// CMU Sphinx: speech to text in this process, by a grammar of commands or by a language model.
@NullMarked
package dev.vox.runtime.asr.sphinx;

import org.jspecify.annotations.NullMarked;
